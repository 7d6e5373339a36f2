import type { Said } from '../command-line/perform.js'
import { UsageError } from '../command-line/usage-error.js'
import { openOperation } from '../operation.js'
import type { Surroundings } from '../surroundings.js'

/** What to delete, or only to count. */
export interface PurgeOptions {
  readonly before: Date
  readonly dryRun?: boolean
}

/** Deletes settled events that were fired before a time, with all that became of them. */
export const purgeBefore = async (
  { before, dryRun = false }: PurgeOptions,
  surroundings: Surroundings,
): Promise<Said> => {
  if (before > surroundings.now()) throw new UsageError('--before is in the future.')
  const { purgeEvents } = openOperation(surroundings)
  const order = { before, beforeAtAnyRate: new Date(0), dryRun }
  const { events, rows, claims, kept } = await purgeEvents(order, (soFar) => {
    surroundings.progress(`${soFar.events} events so far …`)
  })
  return {
    result: dryRun
      ? `events: ${events}\nclaims: ${claims}\nkept: ${kept}`
      : `events: ${events}\nrows: ${rows}\nclaims: ${claims}\nkept: ${kept}`,
    remarks: dryRun ? ['Nothing was deleted.'] : [],
  }
}
