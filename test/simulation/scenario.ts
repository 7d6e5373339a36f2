import type { Sizes } from '../../src/storage/sizes.js'
import type { StorageMs } from './storage/storage-call.js'

/** How a flow answers. */
export type Behaviour = 'on' | 'slow' | 'off' | 'error' | 'throttle' | 'hang' | 'unauthorized'

/** A flow, which subscribes at the beginning. */
export interface FlowPlan {
  readonly tenant: number
  readonly eventType: number
  /** Whether the platform says which flow it is, so that an edited one is known again. */
  readonly isNamed: boolean
}

/** So little that a few deliveries are too many. */
export interface CrampedLimits {
  /** Calls under way, and those to one callback; of first attempts, and again of retries. */
  readonly calls: number
  readonly toOne: number
  readonly inPool: number
  readonly smallChunk: number
  readonly kept: number
}

/** Flows more, of the first event type, which all behave alike until all is healed. */
export interface CrowdPlan {
  /** So many tenants more; 0: all flows are the first tenant's. */
  readonly tenants: number
  /** Of each of them. */
  readonly flows: number
  readonly as: Behaviour
}

/** A client that polls, from a time on. */
export interface PollerPlan {
  readonly tenant: number
  readonly eventType: number
  readonly at: number
  /** About how long it waits where nothing more is there for the asking; ever longer, the longer it polls. */
  readonly everyMs: number
}

/** What storage does now and then, instead of what it should. */
export type StorageFault = 'busy' | 'lost-answer' | 'hang'

/** What the way to a flow does now and then. */
export type NetworkFault = 'refused' | 'lost-answer'

/** What happens at a time, in milliseconds from the beginning. */
export type Step = { readonly at: number } & (
  | {
      readonly kind: 'fire'
      /** -1: all tenants. */
      readonly tenant: number
      readonly eventType: number
      /** Fired again until it is accepted. */
      readonly isKeyed: boolean
      readonly count: number
      /** Each event by a publisher of its own, all at the same moment; otherwise they are one batch. */
      readonly isApart?: boolean
    }
  | { readonly kind: 'behave'; readonly flow: number; readonly as: Behaviour }
  | {
      readonly kind: 'edit'
      readonly flow: number
      readonly order: 'post-first' | 'delete-first' | 'post-only'
      readonly gapMs: number
    }
  | { readonly kind: 'unsubscribe'; readonly flow: number }
  | { readonly kind: 'die' }
  /** The instance that makes the nth call of this name from now on dies just before, or just after it. */
  | {
      readonly kind: 'die-at'
      readonly call: string
      readonly nth: number
      readonly when: 'before' | 'after'
    }
  | { readonly kind: 'stall'; readonly forMs: number }
  | {
      readonly kind: 'storage'
      readonly fault: StorageFault
      readonly on: string
      readonly share: number
      readonly forMs: number
    }
  | {
      readonly kind: 'network'
      readonly fault: NetworkFault
      readonly share: number
      readonly forMs: number
    }
  | { readonly kind: 'lose-leases' }
  | { readonly kind: 'drain' }
  | { readonly kind: 'replay' }
  /** The last events, or all that a flow missed, are sent to it again. */
  | { readonly kind: 'send-again'; readonly flow: number; readonly isMissed: boolean }
  | { readonly kind: 'purge' }
  /** Pollers that have begun poll every two seconds. */
  | { readonly kind: 'poll'; readonly forMs: number }
  | { readonly kind: 'enable'; readonly flow: number }
  | { readonly kind: 'sweep' }
)

/** All that a simulation is made from: the same scenario, the same run. */
export interface Scenario {
  /** Of latencies, ids and choices. */
  readonly seed: number
  /** The clock of each instance: so many milliseconds ahead of the true time. */
  readonly skewsMs: readonly number[]
  /** Seconds, as the setting RETRY_SCHEDULE has them. */
  readonly retrySchedule: string
  /** Whether an instance delivers at once what it has accepted; scenarios of before do not say, and mean no. */
  readonly isAtOnce?: boolean
  /** How slow storage is, where it is not as usual. */
  readonly storageMs?: StorageMs | undefined
  /** At which of its transactions the purge at the very end dies first; 0: it does not. */
  readonly purgeDiesAt: number
  readonly flows: readonly FlowPlan[]
  /** A number: so many flows of the first tenant, which fail. */
  readonly crowd: number | CrowdPlan
  /** In what portions work is divided; the usual ones where they are not said. */
  readonly sizes?: Sizes | undefined
  /** How little a process may do at a time, where it is not as usual. */
  readonly cramped?: CrampedLimits | undefined
  /** Scenarios of before have none. */
  readonly pollers?: readonly PollerPlan[]
  readonly steps: readonly Step[]
}
