import { isSettled } from '../../../src/delivery-store/account.js'
import { fromStoredRow, toStoredKeys } from '../../../src/delivery-store/event-rows.js'
import { tally, type EventRow, type Tally } from '../../../src/delivery-store/tally.js'
import type { SimulatedRow } from '../storage/simulated-table.js'
import type { World } from '../world.js'

const read = new WeakMap<SimulatedRow, EventRow>()

/** A row as the stores read it. */
const toRead = (row: SimulatedRow): EventRow => {
  const { partitionKey, rowKey, values } = row
  const known =
    read.get(row) ?? fromStoredRow({ ...values, partitionKey, rowKey } as unknown as EventRow)
  read.set(row, known)
  return known
}

const rowsIn = ({ storage }: Pick<World, 'storage'>, storedPartition: string) =>
  storage.table('deliveries').partition(storedPartition).map(toRead)

/** The rows of an event, as the stores read them. */
export const rowsOf = (world: Pick<World, 'storage'>, partitionKey: string): readonly EventRow[] =>
  rowsIn(world, toStoredKeys({ partitionKey, rowKey: '' }).partitionKey).filter(
    (row) => row.partitionKey === partitionKey,
  )

/** What is known of an event's rows. */
export const tallyOf = (world: Pick<World, 'storage'>, partitionKey: string): Tally =>
  tally(rowsOf(world, partitionKey))

const textOf = ({ matched, states }: Tally) => JSON.stringify({ matched, ...states })

/** Holds accounts, whenever rows of a partition change, to what is promised of them at every moment. */
export const accountsKept = () => {
  /** The events of each partition of storage. */
  const events = new Map<string, Set<string>>()
  const settled = new Map<string, string>()
  const chunks = new Map<string, number>()
  const purged = new Set<string>()

  const check = (world: World, partitionKey: string, rows: readonly EventRow[]): void => {
    const now = tally(rows)
    // An event that is being purged has no account any more.
    if (now.isPurged || rows.length === 0) {
      if (!purged.has(partitionKey) && !settled.has(partitionKey) && world.excuses.replay === 0)
        world.findings.push(`${partitionKey} was purged before it was settled`)
      purged.add(partitionKey)
      settled.delete(partitionKey)
      return
    }
    if (now.recorded.size > (chunks.get(partitionKey) ?? 0)) {
      chunks.set(partitionKey, now.recorded.size)
      world.recordedAt.set(partitionKey, world.time.now())
    }
    const counts = Object.values(now.states)
    const sum = counts.reduce((total, count) => total + count, 0)
    if (sum !== now.matched || counts.some((count) => count < 0))
      world.findings.push(`The account of ${partitionKey} does not add up: ${textOf(now)}`)
    const before = settled.get(partitionKey)
    const isOver = isSettled(now) && now.states.parked === 0
    if (before !== undefined && before !== textOf(now) && world.excuses.replay === 0)
      world.findings.push(
        `${partitionKey} was settled, and changed: ${before} became ${textOf(now)}`,
      )
    if (isOver) settled.set(partitionKey, textOf(now))
    else settled.delete(partitionKey)
  }

  return (world: World, storedPartition: string): void => {
    const rows = rowsIn(world, storedPartition)
    const known = events.get(storedPartition) ?? new Set()
    for (const { partitionKey } of rows) known.add(partitionKey)
    events.set(storedPartition, known)
    for (const each of known)
      check(
        world,
        each,
        rows.filter(({ partitionKey }) => partitionKey === each),
      )
  }
}
