import type { World } from '../world.js'

const disorderly = ['death', 'lost-answer', 'lease', 'stall', 'replay'] as const

/** Whether nothing happened in this world that may make anyone do anything twice at the same time. */
export const isOrderly = ({ excuses }: World): boolean =>
  disorderly.every((excuse) => excuses[excuse] === 0)

/** Whether nothing but others' deliveries can delay anyone's, and a process may do as much as usual. */
export const isAtEase = ({ excuses, isCramped }: World): boolean =>
  excuses.fault === 0 && !isCramped
