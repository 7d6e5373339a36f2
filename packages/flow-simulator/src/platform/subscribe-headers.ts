import { randomUUID } from 'node:crypto'
import { scaleUnit, type FlowFacts } from './flow-facts.js'

const azureSubscription = '5ab5c210-0000-4000-8000-00000000a24e'
const connector = 'flow-20triggers-5fc0ffee'

const gateways = {
  'power-automate': {
    referrer: 'https://europe-002.azure-apim.net',
    callback: 'https://europe-002.consent.azure-apim.net',
  },
  'logic-apps': {
    referrer: 'https://logic-apis-westeurope.azure-apim.net',
    callback: 'https://logic-apis-westeurope.consent.azure-apim.net',
  },
} as const

const headersOfKind = {
  'power-automate': ({ environmentId }: FlowFacts) => ({
    'content-type': 'application/json',
    'x-ms-trigger-type': 'OpenApiConnectionWebhook',
    'x-ms-workflow-resourcegroup-name':
      '7E4A47ED00004000800000000000F10E-0B1EC7000000400080000000000000A1',
    'x-ms-workflow-subscription-id': environmentId,
    'x-ms-environment-id': environmentId,
  }),
  'logic-apps': () => ({
    'content-type': 'application/json; charset=utf-8',
    'x-ms-trigger-type': 'ApiConnectionWebhook',
    'x-ms-workflow-resourcegroup-name': 'rg-online-grocery',
    'x-ms-workflow-subscription-id': azureSubscription,
  }),
} as const

/** The gateway's own address of a flow's connection, below which its service may point back. */
export const referrerPrefix = ({ kind, connectionId }: FlowFacts): string =>
  `${gateways[kind].referrer}/apim/${connector}/${connectionId}`

/** What the gateway tells a service of its own address: "X-MS-APIM-Referrer" and its prefix, as captured. */
export const referrerHeaders = (prefix: string, operationPath: string): Record<string, string> => ({
  'x-ms-apim-referrer': prefix + operationPath,
  'x-ms-apim-referrer-prefix': prefix,
})

/** The headers with which the platform's gateway subscribes a flow, without its credentials: those of captured calls. */
export const subscribeHeaders = (
  facts: FlowFacts,
  operationPath: string,
  runId: string,
): Record<string, string> => {
  const { kind, workflowId, version, region } = facts
  const agent = `azure-logic-apps/1.0 (workflow ${workflowId}; version ${version})`
  const prefix = referrerPrefix(facts)
  const requestId = randomUUID()
  return {
    'user-agent': kind === 'power-automate' ? `${agent} microsoft-flow/1.0` : agent,
    'accept-language': facts.locale,
    'x-ms-workflow-id': workflowId,
    'x-ms-workflow-version': version,
    'x-ms-workflow-name': facts.name,
    'x-ms-workflow-run-id': runId,
    'x-ms-workflow-operation-name': facts.encodedTriggerName,
    'x-ms-workflow-system-id': `/locations/${region}/scaleunits/prod-${scaleUnit}/workflows/${workflowId}`,
    'x-ms-workflow-run-tracking-id': randomUUID(),
    'x-ms-execution-location': region,
    'x-ms-client-request-id': requestId,
    'x-ms-correlation-id': requestId,
    'x-ms-tracking-id': requestId,
    'x-ms-client-tracking-id': runId,
    'x-ms-action-tracking-id': randomUUID(),
    'x-ms-activity-vector': 'IN.01',
    'x-ms-gateway-object-id': '',
    ...referrerHeaders(prefix, operationPath),
    'x-ms-apim-callback': gateways[kind].callback,
    ...headersOfKind[kind](facts),
  }
}
