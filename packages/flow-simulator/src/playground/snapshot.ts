import type { Complaint } from '../session/complaint.js'
import type { FlowRun } from '../session/flow-run.js'
import type { FlowState } from '../session/saved-flow.js'
import type { Simulation } from '../session/simulation.js'
import { asCurl } from '../wire/as-curl.js'
import type { Exchange } from '../wire/exchange.js'
import type { Player } from './player.js'

/** A flow as the page shows it. */
export interface FlowSnapshot {
  readonly name: string
  readonly id: string
  readonly trigger: string
  readonly kind: string
  readonly title: string
  readonly inputs: Readonly<Record<string, unknown>>
  readonly state: FlowState
  readonly location?: string
  readonly retryAfter?: number
  readonly complaints: readonly Complaint[]
  /** The newest first. */
  readonly runs: readonly FlowRun[]
}

/** All that changes on the page. */
export interface Snapshot {
  readonly version: number
  readonly connected: boolean
  readonly flows: readonly FlowSnapshot[]
  /** The newest first, with secrets masked. */
  readonly exchanges: readonly (Exchange & { readonly curl: string })[]
  readonly steps: number
}

const mostRuns = 100
const mostExchanges = 200

/** What there is to see now. */
export const takeSnapshot = (
  simulation: Simulation,
  player: Player,
  version: number,
): Snapshot => ({
  version,
  connected: simulation.isConnected(),
  steps: player.done().length,
  flows: player.flows().map(([name, flow]) => {
    const { title, id, kind } = flow.trigger
    const [location, retryAfter] = [flow.location(), flow.retryAfter()]
    return {
      ...{ name, kind, title, id: flow.id, trigger: id },
      inputs: flow.inputs(),
      state: flow.state(),
      ...(location !== undefined && { location }),
      ...(retryAfter !== undefined && { retryAfter }),
      complaints: flow.complaints(),
      runs: flow.runs().slice(-mostRuns).reverse(),
    }
  }),
  exchanges: simulation
    .exchanges(mostExchanges)
    .map((exchange) => ({ ...exchange, curl: asCurl(exchange.request) }))
    .reverse(),
})
