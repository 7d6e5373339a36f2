import { hasStatus } from './storage-fault.js'

/** How storage refuses a transaction where someone else changed one of its rows at the same time. */
export const conflicts: readonly number[] = [404, 409, 412]

/** Makes a change, and says whether it was made: false when storage refuses it with one of these statuses. */
export const succeededUnless = async (
  statuses: readonly number[],
  change: () => Promise<unknown>,
): Promise<boolean> => {
  try {
    await change()
    return true
  } catch (error) {
    if (hasStatus(error, ...statuses)) return false
    throw error
  }
}
