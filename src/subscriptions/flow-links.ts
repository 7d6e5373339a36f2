import { callbackHost } from '../callbacks/callback-url.js'
import type { Subscription } from './subscription.js'

/** Where a flow, and its runs, are looked at; null where that is not known. */
export interface FlowLinks {
  readonly flowUrl: string | null
  readonly runUrl: (runId: string | undefined) => string | null
}

/**
 * Where makers work, by how their callbacks' hosts end. Azure Government's `logic.azure.us` serves several clouds of Power Automate.
 * Source: https://learn.microsoft.com/power-automate/us-govt#power-automate-us-government-service-urls
 */
const makerSites: readonly (readonly [ending: string, site: string])[] = [
  ['.logic.azure.com', 'make.powerautomate.com'],
  ['.api.powerplatform.com', 'make.powerautomate.com'],
  ['.api.gov.powerplatform.microsoft.us', 'make.gov.powerautomate.us'],
  ['.api.high.powerplatform.microsoft.us', 'make.high.powerautomate.us'],
  ['.api.appsplatform.us', 'make.powerautomate.appsplatform.us'],
  ['.logic.azure.cn', 'make.powerautomate.cn'],
  ['.api.powerplatform.partner.microsoftonline.cn', 'make.powerautomate.cn'],
]

/** Azure's portals, by how the hosts of Logic Apps end. */
const portals: readonly (readonly [ending: string, site: string])[] = [
  ['.logic.azure.com', 'portal.azure.com'],
  ['.logic.azure.us', 'portal.azure.us'],
  ['.logic.azure.cn', 'portal.azure.cn'],
]

const siteOf = (sites: typeof portals, callbackUrl: string): string | undefined => {
  const host = callbackHost(callbackUrl).replace(/:\d+$/, '')
  return sites.find(([ending]) => host.endsWith(ending))?.[1]
}

const unknown: FlowLinks = { flowUrl: null, runUrl: () => null }

/** In the name of a flow stands its GUID. */
const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

type Linked = Pick<Subscription, 'callbackUrl' | 'context'>

const powerAutomateLinks = ({ callbackUrl, context }: Linked): FlowLinks => {
  const { environmentId, workflowName } = context
  const site = siteOf(makerSites, callbackUrl)
  if (site === undefined || environmentId === undefined || !guid.test(workflowName ?? ''))
    return unknown
  const flow = `https://${site}/environments/${encodeURIComponent(environmentId)}/flows/${String(workflowName)}`
  return {
    flowUrl: `${flow}/details`,
    runUrl: (runId) => (runId === undefined ? null : `${flow}/runs/${encodeURIComponent(runId)}`),
  }
}

const logicAppsLinks = ({ callbackUrl, context }: Linked): FlowLinks => {
  const { azureSubscriptionId, resourceGroup, workflowName } = context
  const portal = siteOf(portals, callbackUrl)
  if (portal === undefined || !azureSubscriptionId || !resourceGroup || !workflowName)
    return unknown
  const [subscription, group, name] = [azureSubscriptionId, resourceGroup, workflowName].map(
    encodeURIComponent,
  )
  const resource = `/subscriptions/${subscription}/resourceGroups/${group}/providers/Microsoft.Logic/workflows/${name}`
  const monitor = `https://${portal}/#view/Microsoft_Azure_EMA/LogicAppsMonitorBlade/runid`
  return {
    flowUrl: `https://${portal}/#resource${resource}`,
    runUrl: (runId) =>
      runId === undefined ? null : `${monitor}/${encodeURIComponent(`${resource}/runs/${runId}`)}`,
  }
}

/** Links by what a flow said of itself as it subscribed, which nobody has signed: they lead nowhere but to Microsoft's own sites. */
export const flowLinks = (subscription: Linked | undefined): FlowLinks =>
  subscription?.context.platform === 'Power Automate'
    ? powerAutomateLinks(subscription)
    : subscription?.context.platform === 'Logic Apps'
      ? logicAppsLinks(subscription)
      : unknown
