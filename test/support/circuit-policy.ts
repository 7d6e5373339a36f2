import { parseCircuitPolicy } from '../../src/callbacks/circuit-policy.js'
import { settingsOf } from '../../src/settings.js'

/** The policy of a deployment that sets none. */
export const circuitPolicy = parseCircuitPolicy(settingsOf({}))
