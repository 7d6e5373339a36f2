import { storageCallTimes } from '../storage/bounded-call.js'
import { longestWaitMs } from '../storage/group-writes.js'

const { tryMs, tries } = storageCallTimes

/**
 * How long after the time of its key an event may be stored, all by storage's clock. Who polls takes what is older for final. Whoever
 * stores one waits for others' writes, for its own, and for that once more where storage refuses what goes together: only who was halted
 * besides, or was refused again and again, is too late.
 */
export const storedWithinMs = longestWaitMs + 2 * tryMs * tries + 5000

/**
 * What was stored later than this was not accepted by whoever made it: more than the above by what two clocks of storage's may differ.
 */
export const storedAtLatestMs = 60_000
