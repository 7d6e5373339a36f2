import type { EventType } from '../catalogue/event-type.js'
import { Problem } from '../http/problem.js'
import { payloadLimit } from './event.js'
import type { Payload } from './fired.js'

/** Payloads that are wrong all over are not worth a longer answer. */
const faultsShown = 20

/** Passes payloads that fit their event type, all of them; throws a Problem that names every fault with its path. */
export const checkPayloads = ({ faultsOf }: EventType, payloads: readonly Payload[]): void => {
  const long = payloads.filter(({ bytes }) => bytes.length > payloadLimit)
  refuse(
    'payload-too-large',
    long.map(({ path, bytes }) => ({
      path,
      message: `has ${bytes.length} bytes; at most ${payloadLimit} are accepted`,
    })),
  )
  const faults = payloads.flatMap(({ path, value }) =>
    faultsOf(value).map((fault) => ({ ...fault, path: path + fault.path })),
  )
  refuse('payload-invalid', faults)
}

const refuse = (
  code: 'payload-too-large' | 'payload-invalid',
  faults: readonly { readonly path: string; readonly message: string }[],
): void => {
  if (faults.length === 0) return
  const errors = faults.slice(0, faultsShown)
  const told = errors.map(({ path, message }) => `${path || 'The payload'} ${message}.`)
  const more = faults.length > errors.length ? [`And ${faults.length - errors.length} more.`] : []
  throw new Problem(code, [...told, ...more].join(' '), { errors })
}
