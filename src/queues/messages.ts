import { parseIsoTime } from '../iso-time.js'
import { schemaParser, type Parser } from '../schema-parser.js'
import { parseId } from '../storage/ids.js'
import {
  flag,
  id,
  partitionBound,
  recordedText,
  scope,
  tenantId,
  timeText,
  wholeNumber,
} from './message-fields.js'

/** What every message may say. */
interface Message {
  /** The work may have been done before, by a run that ended early: look first. */
  readonly again?: boolean
  /** How often it was taken back from the poison queue. */
  readonly redriven?: number
}

/** What a message about one event says. Messages are pointers; payloads stay in the events' rows. */
interface EventMessage extends Message {
  readonly scope: string
  readonly eventId: string
}

/** The events of one fire, all of one type. */
export interface FireEvents {
  readonly scope: string
  readonly eventIds: readonly string[]
}

/** Find out who is to receive the events of one fire. */
export interface FireMessage extends Message, FireEvents {
  /** Only those of these tenants: a leg of the plan of an event for very many. */
  readonly leg?: LegMessage
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
export interface LegMessage {
  readonly number: number
  readonly from: string
  readonly before: string
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
  /** Look at the callback, and release what is held by it as far as it may be called. */
  readonly held?: boolean
}

/** A message that has these fields, and maybe others, and that makes sense as a whole. */
const message = <T extends Message>(
  needed: Readonly<Record<Needed<T>, object>>,
  optional: Readonly<Record<Exclude<keyof T, Needed<T> | keyof Message>, object>>,
  makesSense: (message: T) => boolean = () => true,
): Parser<T> => {
  const parse = schemaParser<T>({
    type: 'object',
    properties: { ...needed, ...optional, again: flag, redriven: wholeNumber(0) },
    required: Object.keys(needed),
  })
  return (value) => {
    const parsed = parse(value)
    return parsed && makesSense(parsed) ? parsed : undefined
  }
}

/** The fields that a message cannot do without. */
type Needed<T> = { [K in keyof T]-?: object extends Pick<T, K> ? never : K }[keyof T]

/** More events than one fire can make: so many are in one message at most. */
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
      items: { type: 'object', properties: { scope, eventIds }, required: ['scope', 'eventIds'] },
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
  { waited: flag, held: flag },
  ({ since }) => parseIsoTime(since) !== undefined,
)
