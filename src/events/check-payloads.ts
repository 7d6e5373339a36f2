import type { EventType } from '../catalogue/event-type.js'
import type { EarlierForms } from '../catalogue/versions.js'
import { refuseFaults } from '../problem.js'
import { payloadLimit } from './event.js'
import type { Payload } from './fired.js'

/**
 * Passes payloads that fit their event type, all of them, and what they are in its versions before; throws a Problem that names every
 * fault with its path.
 */
export const checkPayloads = (
  eventType: EventType,
  payloads: readonly Payload[],
  earlierForms: EarlierForms,
): void => {
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
      eventType.faultsOf(value).map((fault) => ({ ...fault, path: path + fault.path })),
    ),
  )
  refuseFaults(
    'payload-invalid',
    payloads.flatMap(({ path, value }) =>
      earlierForms(eventType, value).flatMap((form) =>
        form.eventType.faultsOf(form.payload).map(({ path: at, message }) => ({
          path,
          message: `is no "${form.eventType.name}" for flows of that version: ${at || 'it'} ${message}`,
        })),
      ),
    ),
  )
}
