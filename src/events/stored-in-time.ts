/**
 * How long after the time of its key an event may be stored, all by storage's clock. Who polls takes what is older for final. A call
 * of storage ends within a quarter of that, so that only who was halted, or was refused again and again, is too late.
 */
export const storedWithinMs = 40_000

/**
 * What was stored later than this was not accepted by whoever made it: more than the above by what two clocks of storage's may differ.
 */
export const storedAtLatestMs = 60_000
