import type { TableClient } from '@azure/data-tables'
import { findRow } from '../storage/find-row.js'

/** A round of a sweep through all events of a time, or where it is to begin. */
export interface SweepRound {
  /** Events that were fired after this, up to `until`. */
  readonly from: Date
  /** Absent: the round is yet to begin. */
  readonly until?: Date
  /** The event that was looked at last, `{scope}:{id}`; absent at the start. */
  readonly last?: string
}

/** How far sweeps have come: each run goes on where the one before has stopped. */
export interface SweepRounds {
  readonly get: (name: string) => Promise<SweepRound | undefined>
  readonly put: (name: string, round: SweepRound) => Promise<void>
}

const partitionKey = 'sweep'

/** Rounds beside the messages of the table `due`. */
export const tableSweepRounds = (table: () => Promise<TableClient>): SweepRounds => ({
  get: async (name) => {
    const row = await findRow<SweepRound>(table, partitionKey, name)
    if (!row) return undefined
    const { from, until, last } = row
    return {
      from: new Date(from),
      ...(until ? { until: new Date(until) } : {}),
      ...(last ? { last } : {}),
    }
  },
  put: async (name, round) => {
    await (await table()).upsertEntity({ partitionKey, rowKey: name, ...round }, 'Replace')
  },
})
