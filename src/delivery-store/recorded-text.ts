import { schemaParser } from '../schema-parser.js'
import { toAttempt, type StoredAttempt } from './delivery-row.js'
import type { Delivery, DeliveryState } from './delivery.js'

/** What a message may carry of a delivery, so that its first retry need not read the row of its whole chunk. */
interface Recorded {
  readonly tenantId: string
  readonly state: DeliveryState
  readonly attempt?: StoredAttempt
  readonly reason?: string
  readonly dueAt?: string
}

/** Which delivery a message is about. */
export type DeliveryKey = Pick<Delivery, 'scope' | 'eventId' | 'chunk' | 'subscriptionId'>

const text = { type: 'string' }

const parse = schemaParser<Recorded>({
  type: 'object',
  properties: {
    tenantId: text,
    state: { enum: ['pending', 'parked'] },
    attempt: {
      type: 'object',
      properties: {
        at: text,
        milliseconds: { type: 'number' },
        status: { type: 'number' },
        error: text,
        flowCode: text,
        flowState: text,
        retryAfter: { type: 'number' },
        runId: text,
      },
      required: ['at', 'milliseconds'],
      additionalProperties: false,
    },
    reason: text,
    dueAt: text,
  },
  required: ['tenantId', 'state'],
})

/** A delivery that waits as its chunk records it, as text; undefined for one that has a row of its own by now. */
export const toRecordedText = (delivery: Delivery): string | undefined => {
  const { tenantId, state, firstState, attempts, reason, dueAt, replayedAt } = delivery
  if (state !== firstState || attempts.length > 1 || replayedAt !== undefined) return undefined
  return JSON.stringify({ tenantId, state, attempt: attempts[0], reason, dueAt })
}

/** A delivery out of such a text; undefined for a text that is none, or that gives one tenant's event to another. */
export const parseRecordedText = (key: DeliveryKey, recorded: string): Delivery | undefined => {
  const found = parse(parseJson(recorded))
  if (!found || (key.scope !== 'all' && key.scope !== found.tenantId)) return undefined
  const { scope, eventId, chunk, subscriptionId } = key
  const { tenantId, state, attempt, reason, dueAt } = found
  return {
    ...{ scope, eventId, chunk, subscriptionId, tenantId, state },
    firstState: state,
    attempts: attempt ? [toAttempt(attempt)] : [],
    ...(reason === undefined ? {} : { reason }),
    ...(dueAt === undefined ? {} : { dueAt: new Date(dueAt) }),
  }
}

const parseJson = (json: string): unknown => {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
