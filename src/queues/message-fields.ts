/**
 * What the fields of messages hold, as JSON schemas. Whoever can write to a queue is not believed: what could stand for another row than
 * it seems to, or count what nobody counted, is no message of ours.
 */

/** Far more than anything of ours is counted up to. */
const mostCounted = 2 ** 31 - 1

/** A whole number from `least` on. */
export const wholeNumber = (least: number): object => ({
  type: 'integer',
  minimum: least,
  maximum: mostCounted,
})

/** A tenant's id, as it stands in the key of a partition. */
export const tenantId: object = { type: 'string', pattern: '^[0-9a-f-]{36}$' }

/** Whom an event is for. */
export const scope: object = { type: 'string', pattern: '^(all|[0-9a-f-]{36})$' }

/** The id of an event or a subscription, as `parseId` of storage/ids.ts reads it. */
export const id: object = { type: 'string', pattern: '^[a-z0-9._]+-[0-9a-z]{20,40}$' }

/** Where partitions' keys begin or end. */
export const partitionBound: object = { type: 'string', maxLength: 256 }

/** Yes or no. */
export const flag: object = { type: 'boolean' }

/** A time that is parsed later on. */
export const timeText: object = { type: 'string', maxLength: 40 }

/** Which trace a message is a part of, as W3C's `traceparent`. */
export const traceText: object = { type: 'string', maxLength: 64 }

/** A text that whoever knows what it says parses later on. */
export const recordedText: object = { type: 'string', maxLength: 32_768 }
