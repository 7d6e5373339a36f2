import { plainNumber, type Settings } from '../settings.js'

/** What bounds a callback's failures. */
export interface CircuitPolicy {
  /** Failures in a row after which only probes are made. */
  readonly failures: number
  /** Seconds between probes, by how many have failed; the last one stays. */
  readonly probeSeconds: readonly number[]
  /** Seconds between the probes of a flow that is off. */
  readonly offSeconds: readonly number[]
  /** Seconds to wait after a 429 that names none. */
  readonly throttledSeconds: number
  /** The longest wait that an answer can ask for, in seconds. */
  readonly longestHold: number
  /** Hours of uninterrupted failure after which a callback is disabled. */
  readonly disableAfterHours: number
  /** A failure that comes this many hours after the last one begins anew: what was not called has not failed. */
  readonly forgiveAfterHours: number
}

/** The policy: callbacks are asked ever more rarely, and given up after five days unless `DISABLE_AFTER` says otherwise. */
const defaultCircuitPolicy: CircuitPolicy = {
  failures: 3,
  probeSeconds: [5, 10, 20, 40, 80, 160, 300, 900],
  offSeconds: [900, 3600, 21_600, 86_400],
  throttledSeconds: 10,
  longestHold: 6 * 3600,
  disableAfterHours: 120,
  forgiveAfterHours: 12,
}

/** The setting `DISABLE_AFTER`: hours of uninterrupted failure after which a callback is called no more. */
export const parseCircuitPolicy = ({ read, fault }: Settings): CircuitPolicy => {
  const text = read('DISABLE_AFTER')
  if (text === '') return defaultCircuitPolicy
  const disableAfterHours = plainNumber(text)
  if (!(disableAfterHours >= 1 && disableAfterHours <= 8760))
    fault('DISABLE_AFTER', `is no number of hours from 1 to 8760: "${text}"`)
  return { ...defaultCircuitPolicy, disableAfterHours }
}
