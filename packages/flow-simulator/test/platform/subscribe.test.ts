import assert from 'node:assert/strict'
import type { IncomingHttpHeaders } from 'node:http'
import { after, before, beforeEach, test } from 'node:test'
import { startFlowSimulator, type FlowSimulator } from '../../src/platform/flow-simulator.js'
import type { SubscribeCall } from '../../src/platform/registration.js'
import { startLoopbackServer, type LoopbackServer } from '../../src/loopback-server.js'

interface Seen {
  readonly line: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

let simulator: FlowSimulator
let app: LoopbackServer
let seen: Seen[] = []
let status = 201
let withLocation = true

const toNewOrders = (baseUrl: string): SubscribeCall => ({
  url: `${baseUrl.replace(/\/$/, '')}/event/neworder`,
  path: '/event/neworder',
  body: (callbackUrl) => ({ Url: callbackUrl }),
})

const locationOf = (count: number) => `${app.url}/event/remove/oid/id-${count}`

before(async () => {
  simulator = await startFlowSimulator({
    credentials: () => Promise.resolve({ authorization: 'Bearer of-the-simulator' }),
  })
  app = await startLoopbackServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (text: string) => (body += text))
    request.on('end', () => {
      seen.push({ line: `${request.method} ${request.url}`, headers: request.headers, body })
      if (request.method === 'DELETE') response.writeHead(200)
      else response.writeHead(status, withLocation ? { location: locationOf(seen.length) } : {})
      response.end(status === 201 ? '' : '{"code":"no"}')
    })
  })
})
beforeEach(() => {
  seen = []
  status = 201
  withLocation = true
})
after(() => Promise.all([simulator.stop(), app.stop()]))

const headersOf = (index = 0) => {
  const request = seen[index]
  assert.ok(request)
  return request.headers
}

test('A Power Automate flow subscribes with the headers of its platform', async () => {
  const flow = simulator.flow({ operationName: "Lorsqu'un produit arrivé", name: 'flow-guid' })
  const subscribed = await flow.register(toNewOrders(app.url))
  assert.deepEqual(subscribed, { location: locationOf(1), status: 201, body: '' })
  assert.equal(seen[0]?.line, 'POST /event/neworder')
  assert.deepEqual(JSON.parse(seen[0].body), { Url: flow.callbackUrl })

  const headers = headersOf()
  const version = String(headers['x-ms-workflow-version'])
  assert.ok(flow.callbackUrl.includes(`/versions/${version}/`))
  assert.equal(
    headers['user-agent'],
    `azure-logic-apps/1.0 (workflow ${flow.workflowId}; version ${version}) microsoft-flow/1.0`,
  )
  assert.equal(headers['content-type'], 'application/json')
  assert.equal(headers['accept-language'], 'fr-FR')
  assert.equal(headers['x-ms-trigger-type'], 'OpenApiConnectionWebhook')
  assert.equal(headers['x-ms-workflow-id'], flow.workflowId)
  assert.equal(headers['x-ms-workflow-name'], 'flow-guid')
  assert.match(String(headers['x-ms-workflow-run-id']), /^0858\d{25}CU\d+$/)
  assert.equal(headers['x-ms-workflow-operation-name'], 'Lorsqu%27un_produit_arriv%c3%a9')
  assert.match(String(headers['x-ms-workflow-resourcegroup-name']), /^[0-9A-F]{32}-[0-9A-F]{32}$/)
  assert.equal(headers['x-ms-workflow-subscription-id'], headers['x-ms-environment-id'])
  assert.equal(headers['x-ms-client-request-id'], headers['x-ms-correlation-id'])
  assert.equal(headers['x-ms-tracking-id'], headers['x-ms-correlation-id'])
  assert.equal(headers['x-ms-gateway-object-id'], '')
  assert.match(
    String(headers['x-ms-apim-referrer']),
    /^https:\/\/europe-002\.azure-apim\.net\/apim\/[^/]+\/[^/]+\/event\/neworder$/,
  )
  assert.equal(headers.authorization, 'Bearer of-the-simulator')
})

test('A Logic App subscribes with the headers of its platform', async () => {
  const flow = simulator.flow({ kind: 'logic-apps' })
  await flow.register(toNewOrders(`${app.url}/`))
  assert.equal(seen[0]?.line, 'POST /event/neworder')
  const headers = headersOf()
  assert.match(
    headers['user-agent'] ?? '',
    /^azure-logic-apps\/1\.0 \(workflow \w{32}; version \d{20}\)$/,
  )
  assert.equal(headers['content-type'], 'application/json; charset=utf-8')
  assert.equal(headers['accept-language'], 'en')
  assert.equal(headers['x-ms-trigger-type'], 'ApiConnectionWebhook')
  assert.equal(headers['x-ms-environment-id'], undefined)
  assert.match(String(headers['x-ms-apim-callback']), /^https:\/\/logic-apis-/)
})

test('All flows of a user share the header that looks like a subscription id', async () => {
  const [one, two] = [simulator.flow(), simulator.flow()]
  await one.register(toNewOrders(app.url))
  await two.register(toNewOrders(app.url))
  const name = 'x-ms-workflow-subscription-id'
  assert.equal(headersOf(0)[name], headersOf(1)[name])
  assert.notEqual(headersOf(0)['x-ms-workflow-id'], headersOf(1)['x-ms-workflow-id'])
})

test('Unsubscribing is a DELETE at the Location with the connection’s credentials and nothing else', async () => {
  const flow = simulator.flow({
    credentials: () => Promise.resolve({ authorization: 'Bearer of-the-flow' }),
  })
  const { location = '' } = await flow.register(toNewOrders(app.url))
  assert.equal(await flow.unsubscribe(), 200)
  assert.equal(seen[1]?.line, `DELETE ${new URL(location).pathname}`)
  assert.equal(seen[1].body, '')
  assert.equal(headersOf(1).authorization, 'Bearer of-the-flow')
  const platform = Object.keys(headersOf(1)).filter((name) => name.startsWith('x-ms-'))
  assert.deepEqual(platform, [])
})

test('What a service answers is told as it is: not every status is a 201, and not every 201 has a Location', async () => {
  status = 403
  const refused = { status: 403, location: locationOf(1), body: '{"code":"no"}' }
  assert.deepEqual(await simulator.flow().register(toNewOrders(app.url)), refused)
  status = 201
  withLocation = false
  const lost = { status: 201, location: undefined, body: '' }
  assert.deepEqual(await simulator.flow().register(toNewOrders(app.url)), lost)
})

test('A flow that has not subscribed cannot unsubscribe', async () => {
  await assert.rejects(simulator.flow().unsubscribe(), /has not subscribed/)
})

test('After an edit a flow subscribes with its new callback URL and version', async () => {
  const flow = simulator.flow()
  await flow.register(toNewOrders(app.url))
  flow.edit()
  await flow.register(toNewOrders(app.url))
  assert.notEqual(seen[0]?.body, seen[1]?.body)
  assert.deepEqual(JSON.parse(seen[1]?.body ?? ''), { Url: flow.callbackUrl })
  assert.notEqual(headersOf(0)['x-ms-workflow-version'], headersOf(1)['x-ms-workflow-version'])
})
