import type { Behaviour } from './scenario.js'

/** What a flow has seen of one delivery. */
export interface Seen {
  readonly firstAt: number
  posts: number
  /** POSTs that it accepted: so many runs of the flow. */
  runs: number
  /** POSTs that it, or the way to it, did not answer well. */
  failures: number
  /** POSTs that are not answered yet. */
  underWay: number
  mostUnderWay: number
}

/** A flow of someone, as the world knows it. */
export interface Flow {
  readonly number: number
  readonly tenantId: string
  readonly eventType: string
  readonly isNamed: boolean
  behaviour: Behaviour
  /** It was never anything but `on`, and never edited. */
  isSteady: boolean
  /** Callbacks before this one are gone: the flow was edited. */
  callback: number
  /** Ids of all its subscriptions, the last one being that of now. */
  readonly subscriptionIds: string[]
  /** Since when it has been subscribed, but for the moments of an edit. */
  subscribedAt: number | undefined
  /** Its last subscription was not answered: it is saved again by its owner when all is healed. */
  isUnanswered: boolean
  /** When it was without a subscription in the middle of an edit. */
  readonly gaps: { readonly from: number; to: number }[]
  /** By event, and by the delivery's tracking id. */
  readonly seen: Map<string, Map<string, Seen>>
}

/** An answer of a flow. */
export interface FlowAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly afterMs: number
}

const error = (status: number, code: string, message = code): Omit<FlowAnswer, 'afterMs'> => ({
  status,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ error: { code, message } }),
})

const accepted = { status: 202, headers: { 'x-ms-workflow-run-id': 'run-1' }, body: '' }

const answers: Readonly<Record<Exclude<Behaviour, 'hang'>, FlowAnswer>> = {
  on: { ...accepted, afterMs: 40 },
  slow: { ...accepted, afterMs: 3000 },
  off: {
    ...error(400, 'WorkflowTriggerIsNotEnabled', "The trigger is with state 'Disabled'"),
    afterMs: 40,
  },
  error: { ...error(500, 'InternalServerError'), afterMs: 40 },
  throttle: {
    ...error(429, 'WorkflowRunActionRequestThrottled'),
    headers: { 'retry-after': '20' },
    afterMs: 40,
  },
  unauthorized: { ...error(401, 'DirectApiAuthorizationRequired'), afterMs: 40 },
}

/** How a flow answers a POST to one of its callbacks; undefined: not at all. */
export const answerOf = (flow: Flow, callback: number): FlowAnswer | undefined => {
  if (callback < flow.callback)
    return { ...error(404, 'WorkflowTriggerVersionNotFound'), afterMs: 40 }
  return flow.behaviour === 'hang' ? undefined : answers[flow.behaviour]
}

/** What a flow has seen of a delivery, from now on at least one POST. */
export const seenOf = (flow: Flow, eventId: string, trackingId: string, now: number): Seen => {
  const ofEvent = flow.seen.get(eventId) ?? new Map<string, Seen>()
  flow.seen.set(eventId, ofEvent)
  const known = ofEvent.get(trackingId)
  if (known) return known
  const made = { firstAt: now, posts: 0, runs: 0, failures: 0, underWay: 0, mostUnderWay: 0 }
  ofEvent.set(trackingId, made)
  return made
}

/** The URL of a flow's callback. */
export const callbackUrl = ({ number, callback }: Pick<Flow, 'number' | 'callback'>): string =>
  `https://prod-${number}.westeurope.logic.azure.com/workflows/w${callback}/triggers/manual/paths/invoke?sig=s`

/** The flow's number and the callback's that a request goes to. */
export const targetOf = (
  origin: string,
  path: string,
): { readonly number: number; readonly callback: number } => ({
  number: Number(/prod-(\d+)\./.exec(origin)?.[1]),
  callback: Number(/workflows\/w(\d+)\//.exec(path)?.[1]),
})
