import type { Log } from '../../log.js'
import type { ReleaseMessage } from '../../queues/messages.js'
import { releaseHeld, type ReleaseHeldParts } from './release-held.js'
import { releaseParked, type ReleaseParkedParts } from './release-parked.js'

/** Has what waits for a callback go on: what was parked for its flow, or what is held by the callback itself. */
export type Release = (message: ReleaseMessage, log: Log) => Promise<void>

/** Works on messages of the queue `releases`, as each of them says. */
export const release = (parts: ReleaseHeldParts & ReleaseParkedParts): Release => {
  const parked = releaseParked(parts)
  const held = releaseHeld(parts)
  return (message, log) => (message.held ? held : parked)(message, log)
}
