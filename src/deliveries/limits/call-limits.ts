/** What calls are bounded by. */
export interface CallLimits {
  /** Calls that hold a slot at the same time. */
  readonly maxConcurrent: number
  /** Calls that are under way at the same time: each has a socket. */
  readonly maxUnderWay: number
  /** Calls to one callback that are under way at the same time. */
  readonly maxPerCallback: number
  /** The same, while more than half of `maxUnderWay` are: the rest is for callbacks that have few. */
  readonly maxWhenCrowded: number
  /** How long a call holds its slot at most, and waits for its callback at most, in milliseconds. */
  readonly slotMs: number
}
