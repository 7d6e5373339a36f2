import type { CallContext } from '../calls/caller.js'
import type { FlowSimulator } from '../platform/flow-simulator.js'

/** What saved flows live in. */
export interface FlowContext extends CallContext {
  readonly platform: FlowSimulator
  /** The id of a run that starts now. */
  readonly runId: () => string
}
