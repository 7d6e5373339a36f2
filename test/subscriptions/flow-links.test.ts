import assert from 'node:assert/strict'
import { test } from 'node:test'
import { flowLinks } from '../../src/subscriptions/flow-links.js'
import type { WorkflowContext } from '../../src/subscriptions/workflow-context.js'

const flow = '0c3f3b0e-0000-4000-8000-00000000000f'
const ofMaker: WorkflowContext = {
  platform: 'Power Automate',
  workflowName: flow,
  environmentId: 'Default-7e4a47ed',
}
const ofAzure: WorkflowContext = {
  platform: 'Logic Apps',
  workflowName: 'orders to ERP',
  azureSubscriptionId: '34adfa4f',
  resourceGroup: 'shop',
}
const at = (host: string, context: WorkflowContext) => {
  const { flowUrl, runUrl } = flowLinks({ callbackUrl: `https://${host}/x?sig=secret`, context })
  return [flowUrl, runUrl('0858CU21')]
}

for (const [host, site] of [
  ['prod-1.westeurope.logic.azure.com:443', 'make.powerautomate.com'],
  ['e1.00.environment.api.powerplatform.com', 'make.powerautomate.com'],
  ['e1.00.environment.api.gov.powerplatform.microsoft.us', 'make.gov.powerautomate.us'],
  ['e1.00.environment.api.high.powerplatform.microsoft.us', 'make.high.powerautomate.us'],
  ['e1.00.environment.api.appsplatform.us', 'make.powerautomate.appsplatform.us'],
  ['e1.environment.api.powerplatform.partner.microsoftonline.cn', 'make.powerautomate.cn'],
  ['prod-1.chinaeast2.logic.azure.cn', 'make.powerautomate.cn'],
] as const)
  test(`a flow that is called at ${host} is looked at on ${site}`, () => {
    const url = `https://${site}/environments/Default-7e4a47ed/flows/${flow}`
    assert.deepEqual(at(host, ofMaker), [`${url}/details`, `${url}/runs/0858CU21`])
  })

for (const cloud of ['com', 'us', 'cn'])
  test(`a logic app of azure.${cloud} is looked at in its portal`, () => {
    const [flowUrl, runUrl] = at(`prod-1.x.logic.azure.${cloud}`, ofAzure)
    const id =
      '/subscriptions/34adfa4f/resourceGroups/shop/providers/Microsoft.Logic/workflows/orders%20to%20ERP'
    assert.equal(flowUrl, `https://portal.azure.${cloud}/#resource${id}`)
    assert.match(
      runUrl ?? '',
      /LogicAppsMonitorBlade\/runid\/%2Fsubscriptions%2F34adfa4f.*%2Fruns%2F0858CU21$/,
    )
  })

test('where something is not known, nothing is made up', () => {
  const none = [null, null]
  const host = 'prod-1.westeurope.logic.azure.com'
  const { environmentId: _, ...nowhere } = ofMaker
  assert.deepEqual(at(host, nowhere), none)
  assert.deepEqual(at(host, { ...ofMaker, workflowName: '../../evil' }), none)
  assert.deepEqual(at('prod-1.usgov.logic.azure.us', ofMaker), none)
  assert.deepEqual(at('receiver.example', ofMaker), none)
  assert.deepEqual(at(host, { workflowName: flow }), none)
  const { resourceGroup: __, ...ungrouped } = ofAzure
  assert.deepEqual(at(host, ungrouped), none)
  assert.equal(flowLinks(undefined).flowUrl, null)
  assert.equal(flowLinks({ callbackUrl: '', context: ofMaker }).runUrl('r'), null)
})
