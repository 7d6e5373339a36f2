import { parseArgs } from 'node:util'
import { readArgs } from '../command-line/read-args.js'
import { UsageError } from '../command-line/usage-error.js'
import { readTime } from '../../src/operations/search-filters.js'
import { openOperation } from '../operation.js'
import { asUsage } from '../read-filters.js'
import type { Command } from './command.js'

/** `purge`: deletes settled events that were fired before a day, with all that became of them. */
export const purge: Command = async (args, surroundings) => {
  const { values } = readArgs(() =>
    parseArgs({
      args: [...args],
      options: { before: { type: 'string' }, 'dry-run': { type: 'boolean', default: false } },
    }),
  )
  const before = asUsage(() => readTime('before', values.before))
  if (!before) throw new UsageError('--before is missing: a day such as 2026-01-31.')
  if (before > surroundings.now()) throw new UsageError('--before is in the future.')
  const { purgeEvents } = openOperation(surroundings)
  const order = { before, beforeAtAnyRate: new Date(0), dryRun: values['dry-run'] }
  const purged = await purgeEvents(order, ({ events }) => {
    surroundings.progress(`${events} events so far …`)
  })
  const { events, rows, claims, kept } = purged
  return {
    result: values['dry-run']
      ? `events: ${events}\nclaims: ${claims}\nkept: ${kept}`
      : `events: ${events}\nrows: ${rows}\nclaims: ${claims}\nkept: ${kept}`,
    remarks: values['dry-run'] ? ['Nothing was deleted.'] : [],
  }
}
