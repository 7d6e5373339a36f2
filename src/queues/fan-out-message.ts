import type { Parser } from '../schema-parser.js'
import { parseId } from '../storage/ids.js'
import { id, partitionBound, scope, traceText, wholeNumber } from './message-fields.js'
import { message, type Message } from './message.js'

/** The events of one fire, all of one type. */
export interface FireEvents {
  readonly scope: string
  readonly eventIds: readonly string[]
  /** Where they were fired, in a trace. */
  readonly traceparent?: string
}

/** Find out who is to receive the events of one fire. */
export interface FireMessage extends Message, FireEvents {
  /** Only those of these tenants: a leg of the plan of an event for very many. */
  readonly leg?: LegOrder
}

/** The same for several fires that were accepted at the same time. */
export interface FiresMessage extends Message {
  readonly fires: readonly FireEvents[]
}

/** Find out who is to receive events. */
export type FanOutMessage = FireMessage | FiresMessage

/** Whose events a message is about. */
export const firesOf = (message: FanOutMessage): readonly FireEvents[] =>
  'fires' in message ? message.fires : [message]

/** Which leg, and the partitions that it has to walk through: from one to before another. */
export interface LegOrder {
  readonly number: number
  readonly from: string
  readonly before: string
}

/** So many events are in one message at most, twice as many as one fire can make. */
export const mostEvents = 100

const eventIds = { type: 'array', items: id, minItems: 1, maxItems: mostEvents }

const areOfOneType = ({ eventIds }: FireEvents): boolean =>
  new Set(eventIds.map((eventId) => parseId(eventId)?.eventType)).size === 1

const parseFireMessage = message<FireMessage>(
  { scope, eventIds },
  {
    leg: {
      type: 'object',
      properties: { number: wholeNumber(0), from: partitionBound, before: partitionBound },
      required: ['number', 'from', 'before'],
    },
  },
  (fire) =>
    areOfOneType(fire) &&
    (fire.leg === undefined || (fire.scope === 'all' && fire.eventIds.length === 1)),
)

const parseFiresMessage = message<FiresMessage>(
  {
    fires: {
      type: 'array',
      items: {
        type: 'object',
        properties: { scope, eventIds, traceparent: traceText },
        required: ['scope', 'eventIds'],
      },
      minItems: 1,
      maxItems: mostEvents,
    },
  },
  {},
  ({ fires }) => fires.every(areOfOneType),
)

/** A message of the queue `fan-out`; undefined for a message that is not ours. */
export const parseFanOutMessage: Parser<FanOutMessage> = (value) =>
  parseFireMessage(value) ?? parseFiresMessage(value)
