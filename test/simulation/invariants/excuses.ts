import type { World } from '../world.js'

/**
 * What waits for a flow that is without a subscription waits for so long, in case that is an edit: a longer one loses what is pending, and
 * what is parked comes in its own time then.
 */
export const longestEditMs = 2 * 60_000

const disorderly = ['death', 'lost-answer', 'lease', 'stall', 'replay'] as const

/** Whether nothing happened in this world that may make anyone do anything twice at the same time. */
export const isOrderly = ({ excuses }: World): boolean =>
  disorderly.every((excuse) => excuses[excuse] === 0)

/** Whether nothing but others' deliveries can delay anyone's, and a process may do as much as usual. */
export const isAtEase = ({ excuses, isCramped }: World): boolean =>
  excuses.fault === 0 && !isCramped
