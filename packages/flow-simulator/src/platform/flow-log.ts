import type { IncomingHttpHeaders } from 'node:http'

/** One request to a flow's callback URL. */
export interface ReceivedRequest {
  readonly at: number
  /** Names in lower case. */
  readonly headers: IncomingHttpHeaders
  /** The body as text; absent for a flow with `recordBodies: false`. */
  readonly body?: string
  readonly answered: number | 'hang' | 'reset'
  readonly trackingId: string | undefined
}

/** One run that a request started. */
export interface Run {
  readonly runId: string
  readonly workflowId: string
  /** The body, parsed; absent for a flow with `recordBodies: false`. */
  readonly body?: unknown
  readonly at: number
  /** The request's, or else the run id, as the platform fills it in. */
  readonly trackingId: string
}

/** How many requests came, and how many of them started a run. */
export interface Count {
  readonly requests: number
  readonly accepted: number
}

/** The counts of a flow; a request without a tracking id counts under the empty one. */
export interface FlowCounts extends Count {
  readonly byTrackingId: ReadonlyMap<string, Count>
}

interface Tally {
  requests: number
  accepted: number
}

/** Counts one flow's requests, and keeps them where there is a list to keep them in. */
export const createFlowLog = () => {
  const total: Tally = { requests: 0, accepted: 0 }
  const byTrackingId = new Map<string, Tally>()
  const requests: ReceivedRequest[] = []
  const runs: Run[] = []

  const tallyOf = (trackingId: string) => {
    const known = byTrackingId.get(trackingId)
    if (known !== undefined) return known
    const tally = { requests: 0, accepted: 0 }
    byTrackingId.set(trackingId, tally)
    return tally
  }

  return {
    requests,
    runs,
    /** Counts a request; tells which attempt of its tracking id it is, from 1. */
    countRequest: (trackingId: string) => {
      total.requests += 1
      return (tallyOf(trackingId).requests += 1)
    },
    countRun: (trackingId: string) => {
      total.accepted += 1
      tallyOf(trackingId).accepted += 1
    },
    counts: (): FlowCounts => ({ ...total, byTrackingId }),
  }
}

/** What a flow has seen. */
export type FlowLog = ReturnType<typeof createFlowLog>
