import { startLoopbackServer } from '../loopback-server.js'
import { createCallbackListener, type ObservedCallback } from './callback-listener.js'
import { flowFacts, scaleUnit } from './flow-facts.js'
import { createFlowLog, type Count, type Run } from './flow-log.js'
import { createFlow, createFlowState, type Flow, type FlowState } from './flow.js'
import type { FlowOptions } from './flow-options.js'
import { createRunIds } from './platform-ids.js'
import type { Credentials } from './credentials.js'

/** Plays Power Automate and Logic Apps for any number of flows. */
export interface FlowSimulator {
  readonly url: string
  /** A flow that exists but has not subscribed yet. */
  readonly flow: (options?: FlowOptions) => Flow
  /** All runs, of every flow, in order. */
  readonly runs: () => readonly Run[]
  /** The requests and runs of all flows. */
  readonly counts: () => Count
  readonly stop: () => Promise<void>
}

/** Settings of the whole simulator. */
export interface FlowSimulatorOptions {
  readonly port?: number
  /** Those of every connection that has none of its own. */
  readonly credentials?: Credentials
  /** Milliseconds since 1970, for `at` and ids. */
  readonly now?: () => number
  /** False only counts, which many requests a second need. */
  readonly record?: boolean
  /** Told of each request to a callback URL before it is answered. */
  readonly observe?: (callback: ObservedCallback) => void
}

/** Starts a flow simulator on 127.0.0.1, on a free port unless one is given. */
export const startFlowSimulator = async (
  options: FlowSimulatorOptions = {},
): Promise<FlowSimulator> => {
  const { credentials, now = Date.now, record = true, observe } = options
  const flows = new Map<string, FlowState>()
  const runs: Run[] = []
  const runId = createRunIds(scaleUnit)
  const listener = createCallbackListener({
    ...{ flows, runs, record, now, runId },
    ...(observe && { observe }),
  })
  const { url, stop } = await startLoopbackServer(listener, options.port)

  return {
    url,
    flow: (flowOptions = {}) => {
      const state = createFlowState(flowFacts(flowOptions, now()), flowOptions, createFlowLog())
      flows.set(state.facts.workflowId, state)
      return createFlow(
        state,
        { ...(credentials && { credentials }), ...flowOptions },
        { url, now, runId },
      )
    },
    runs: () => runs,
    counts: () => {
      const total = { requests: 0, accepted: 0 }
      for (const { log } of flows.values()) {
        const { requests, accepted } = log.counts()
        total.requests += requests
        total.accepted += accepted
      }
      return total
    },
    stop,
  }
}
