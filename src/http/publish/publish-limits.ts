import { payloadLimit } from '../../events/event.js'
import { batchLimit } from '../../events/fired.js'
import { Problem, refuseFaults } from '../../problem.js'
import type { JsonShape } from '../json-shape.js'

/** The longest body: far less than the 4 MiB that a table transaction holds. */
export const bodyLimit = 1024 * 1024

/** Attributes, extensions and data of one CloudEvent: far more than any sender has. */
const mostMembers = 100

const byteOrderMark = 3

/** Throws a Problem for a batch of too many events, told by the shape of its JSON. */
export const refuseLargeBatch = ({ widest: [events = 0] }: JsonShape): void => {
  if (events > batchLimit)
    throw new Problem(
      'batch-too-large',
      `The batch has ${events} events; at most ${batchLimit} are accepted.`,
    )
}

/** Throws a Problem where a CloudEvent has too many members: one alone, or one in a batch. */
export const refuseWideEvents =
  (inBatch: boolean) =>
  ({ widest }: JsonShape): void => {
    const members = widest[inBatch ? 1 : 0] ?? 0
    if (members <= mostMembers) return
    const message = `of a CloudEvent are ${members}; at most ${mostMembers} are accepted`
    refuseFaults('cloud-event-invalid', [{ path: 'The members', message }])
  }

/** Throws a Problem for the body of one event that is longer than its payload may be. */
export const refuseLongPayload = ({ length }: Uint8Array): void => {
  if (length > payloadLimit + byteOrderMark)
    throw new Problem(
      'payload-too-large',
      `The payload has ${length} bytes; at most ${payloadLimit} are accepted.`,
    )
}
