import { functionTimeoutMs } from '../../host-limits.js'
import type { CallLimits } from './call-limiter.js'

/** First attempts at the same time, in each process, and as many retries: a flow itself takes a thousand calls at once. */
export const callLimits: CallLimits = { maxConcurrent: 128, maxPerCallback: 32, slotMs: 1000 }

/** Deliveries that are under way in each pool, however many wait in a queue. */
export const deliveriesInPool = 2400

/** Chunks that are as small as this have a pool of their own, so that they never wait for large ones. */
export const smallChunk = 50

/** A chunk that has not been admitted by then gives its message back: what is left of the function's time is for its calls. */
export const longestWaitMs = functionTimeoutMs / 2
