import type { EventType } from '../catalogue/event-type.js'
import { refuseFaults } from '../problem.js'
import { payloadLimit } from './event.js'
import type { Payload } from './fired.js'

/** Passes payloads that fit their event type, all of them; throws a Problem that names every fault with its path. */
export const checkPayloads = ({ faultsOf }: EventType, payloads: readonly Payload[]): void => {
  const long = payloads.filter(({ bytes }) => bytes.length > payloadLimit)
  refuseFaults(
    'payload-too-large',
    long.map(({ path, bytes }) => ({
      path,
      message: `has ${bytes.length} bytes; at most ${payloadLimit} are accepted`,
    })),
  )
  refuseFaults(
    'payload-invalid',
    payloads.flatMap(({ path, value }) =>
      faultsOf(value).map((fault) => ({ ...fault, path: path + fault.path })),
    ),
  )
}
