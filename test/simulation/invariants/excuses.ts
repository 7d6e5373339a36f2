import type { World } from '../world.js'

/** Whether nothing happened in this world that may make anyone do anything twice. */
export const isOrderly = ({ excuses }: World): boolean =>
  Object.entries(excuses).every(([excuse, count]) => excuse === 'fault' || count === 0)

/** Whether nothing but others' deliveries can delay anyone's, and a process may do as much as usual. */
export const isAtEase = ({ excuses, isCramped }: World): boolean =>
  excuses.fault === 0 && !isCramped
