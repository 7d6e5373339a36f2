import type { Flow } from '../flow-simulator.js'
import type { PlannedFlow } from './planned-flows.js'

/** A flow of the demo that exists. */
export interface DemoFlow {
  readonly plan: PlannedFlow
  readonly flow: Flow
}

/** One attempt that reached a flow. */
export interface Arrival {
  readonly plan: PlannedFlow
  readonly eventId: string
  /** Tells it from all other attempts. */
  readonly key: string
  readonly at: number
  /** 1 for the first attempt at this delivery. */
  readonly attempt: number
  readonly answered: number | 'hang' | 'reset'
  readonly body: string
}

/** Every attempt that reached a flow so far, in order of time. */
export const arrivalsAt = (flows: readonly DemoFlow[]): Arrival[] =>
  flows
    .flatMap(({ plan, flow }) => {
      const attempts = new Map<string, number>()
      return flow.requests().map(({ at, answered, body = '', trackingId = '' }) => {
        const attempt = (attempts.get(trackingId) ?? 0) + 1
        attempts.set(trackingId, attempt)
        // A tracking id is the event's id, a dot and the subscription's key.
        const eventId = trackingId.slice(0, trackingId.lastIndexOf('.'))
        return { plan, at, attempt, answered, body, eventId, key: `${trackingId}#${attempt}` }
      })
    })
    .sort((a, b) => a.at - b.at)
