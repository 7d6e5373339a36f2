import type { Subscription } from '../../src/subscriptions/subscription.js'
import type { Said } from '../command-line/perform.js'
import { textTable } from '../command-line/text-table.js'
import { openOperation } from '../operation.js'
import type { Surroundings } from '../surroundings.js'

/** Which subscriptions, and how they are told. */
export interface SubscriptionFilters {
  readonly tenant: string
  readonly eventType?: string
  /** The maker's object id. */
  readonly oid?: string
  /** A part of the name of the flow, or of its trigger. */
  readonly flow?: string
  readonly json?: boolean
}

const pageLimit = 1000

/** A tenant's subscriptions, by whose and which flow's they are. */
export const listSubscriptions = async (
  { tenant, eventType, oid, flow, json = false }: SubscriptionFilters,
  surroundings: Surroundings,
): Promise<Said> => {
  const { catalogue, present, subscriptions } = openOperation(surroundings)
  const nameOf = (name: string) => catalogue.find(name)?.name ?? name.toLowerCase()
  const part = flow?.toLowerCase()
  const isWanted = ({ eventType: own, context }: Subscription) =>
    (eventType === undefined || nameOf(own) === nameOf(eventType)) &&
    (part === undefined ||
      [context.workflowName, context.triggerName].some((name) =>
        name?.toLowerCase().includes(part),
      ))
  const found: Subscription[] = []
  let page = await subscriptions.page(tenant, oid, pageLimit)
  found.push(...page.subscriptions.filter(isWanted))
  while (page.next) {
    page = await subscriptions.page(tenant, oid, pageLimit, page.next)
    found.push(...page.subscriptions.filter(isWanted))
    surroundings.progress(`${found.length} found so far …`)
  }
  const shown = found.map(present)
  if (json) return { result: JSON.stringify({ subscriptions: shown }, undefined, 2) }
  if (shown.length === 0) return { remarks: ['There are no subscriptions like that.'] }
  const rows = shown.map((each) => [
    ...[each.id, each.oid, each.workflowName ?? '', each.status],
    ...[each.createdAt.slice(0, 19), each.lastStartedAt?.slice(0, 19) ?? ''],
    JSON.stringify(each.filters),
  ])
  return { result: textTable(headings, rows) }
}

const headings = ['ID', 'MAKER', 'FLOW', 'STATUS', 'SINCE', 'LAST STARTED', 'FILTERS']
