import { parseIsoTime } from '../iso-time.js'
import { flag, id, recordedText, scope, tenantId, timeText, wholeNumber } from './message-fields.js'
import { message, type Message } from './message.js'

/** What a message about one event says. Messages are pointers; payloads stay in the events' rows. */
interface EventMessage extends Message {
  readonly scope: string
  readonly eventId: string
}

/** Deliver one chunk of an event. */
export interface ChunkMessage extends EventMessage {
  readonly number: number
  readonly chunks: number
  readonly tenantId: string
  readonly slice: number
  readonly slices: number
  /** About how many subscriptions it holds; messages of before do not say. */
  readonly expected?: number
}

/** Make one more attempt at a delivery. */
export interface RetryMessage extends EventMessage {
  readonly chunk: number
  readonly subscriptionId: string
  /** Which attempt this is to be: 2 for the first retry. */
  readonly attempt: number
  /** When it was due as this was queued, as ISO 8601: a delivery that was put off since has another message. */
  readonly dueAt?: string
  /** The delivery as its chunk records it, where it had no row of its own then: whoever finds none need not read the chunk's. */
  readonly recorded?: string
}

/** Deliver what waits for a subscription: what was parked, now that its flow is back, or what is held by its callback. */
export interface ReleaseMessage extends Message {
  readonly tenantId: string
  readonly subscriptionId: string
  /** Since when deliveries have been parked, as ISO 8601. */
  readonly since: string
  /** It has found another release under way before. */
  readonly waited?: boolean
  /** It has found the flow without a subscription before. */
  readonly gone?: boolean
  /** Look at the callback, and release what is held by it as far as it may be called. */
  readonly held?: boolean
}

/** A message of the queue `deliveries`; undefined for a message that is not ours, also when it takes an event to another tenant. */
export const parseChunkMessage = message<ChunkMessage>(
  {
    scope,
    eventId: id,
    number: wholeNumber(0),
    chunks: wholeNumber(1),
    tenantId,
    slice: wholeNumber(0),
    slices: wholeNumber(1),
  },
  { expected: wholeNumber(0) },
  ({ scope, tenantId, slice, slices }) => (scope === 'all' || scope === tenantId) && slice < slices,
)

/** A message of the queue `retries`; undefined for a message that is not ours. */
export const parseRetryMessage = message<RetryMessage>(
  { scope, eventId: id, chunk: wholeNumber(0), subscriptionId: id, attempt: wholeNumber(1) },
  { dueAt: timeText, recorded: recordedText },
  ({ dueAt }) => dueAt === undefined || parseIsoTime(dueAt) !== undefined,
)

/** A message of the queue `releases`; undefined for a message that is not ours. */
export const parseReleaseMessage = message<ReleaseMessage>(
  { tenantId, subscriptionId: id, since: timeText },
  { waited: flag, gone: flag, held: flag },
  ({ since }) => parseIsoTime(since) !== undefined,
)
