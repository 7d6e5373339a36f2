import type { ShownStatus } from '../../src/callbacks/present-status.js'
import type { ShownSubscription } from '../../src/subscriptions/present-subscription.js'
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
  /** How its callback is, or `disabled-soon`: half of the way to being disabled, or further. */
  readonly status?: string
  readonly json?: boolean
}

const pageLimit = 1000

/** What `--status` takes. */
export const statusChoices = [
  ...(['active', 'throttled', 'on-probation', 'off', 'disabled'] satisfies ShownStatus['status'][]),
  'disabled-soon',
]

/** A tenant's subscriptions, by whose and which flow's they are, and how their callbacks are. */
export const listSubscriptions = async (
  { tenant, eventType, oid, flow, status, json = false }: SubscriptionFilters,
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
  const isOfStatus = (shown: ShownSubscription) =>
    status === undefined ||
    (status === 'disabled-soon' ? shown.percent !== null : shown.status === status)
  const found: ShownSubscription[] = []
  const add = (subscriptions: readonly Subscription[]) =>
    found.push(...subscriptions.filter(isWanted).map(present).filter(isOfStatus))
  let page = await subscriptions.page(tenant, oid, pageLimit)
  add(page.subscriptions)
  while (page.next) {
    page = await subscriptions.page(tenant, oid, pageLimit, page.next)
    add(page.subscriptions)
    surroundings.progress(`${found.length} found so far …`)
  }
  if (json) return { result: JSON.stringify({ subscriptions: found }, undefined, 2) }
  if (found.length === 0) return { remarks: ['There are no subscriptions like that.'] }
  const rows = found.map((each) => [
    ...[each.id, each.oid, each.workflowName ?? '', statusText(each)],
    ...[each.createdAt.slice(0, 19), each.lastStartedAt?.slice(0, 19) ?? ''],
    JSON.stringify(each.filters),
  ])
  return { result: textTable(headings, rows) }
}

/** Of what is about to be disabled, with how far it is and by when. */
const statusText = ({ status, percent, disabledFrom }: ShownSubscription): string =>
  percent === null
    ? status
    : `${status}, ${percent} % to disabled at ${disabledFrom?.slice(0, 16) ?? ''}`

const headings = ['ID', 'MAKER', 'FLOW', 'STATUS', 'SINCE', 'LAST STARTED', 'FILTERS']
