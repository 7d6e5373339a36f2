import type { Storage } from '../../../src/storage/storage.js'
import { queueClient } from './queue-client.js'
import { simulatedQueue, type SimulatedQueue } from './simulated-queue.js'
import { simulatedTable, type SimulatedTable } from './simulated-table.js'
import type { StorageCall } from './storage-call.js'
import { tableClient } from './table-client.js'

/** A storage account in memory: what is in it, and its clients, which each instance has of its own. */
export interface SimulatedStorage {
  readonly table: (name: string) => SimulatedTable
  readonly queue: (name: string) => SimulatedQueue
  /** Opens it for an instance whose clock, as far as storage has put it right, is this. */
  readonly open: (call: StorageCall, clock: () => Date) => Storage
}

/** What a storage account tells of. */
export interface SimulatedStorageParts {
  readonly now: () => number
  readonly random: () => number
  readonly tableChanged: (name: string, partitionKey: string) => void
  readonly queueChanged: (name: string) => void
}

/** An empty storage account. */
export const simulatedStorage = ({
  now,
  random,
  tableChanged,
  queueChanged,
}: SimulatedStorageParts): SimulatedStorage => {
  const tables = new Map<string, SimulatedTable>()
  const queues = new Map<string, SimulatedQueue>()

  const table = (name: string): SimulatedTable => {
    const known = tables.get(name)
    if (known) return known
    const made = simulatedTable(now, (partitionKey) => {
      tableChanged(name, partitionKey)
    })
    tables.set(name, made)
    return made
  }
  const queue = (name: string): SimulatedQueue => {
    const known = queues.get(name)
    if (known) return known
    const made = simulatedQueue(now, random, () => {
      queueChanged(name)
    })
    queues.set(name, made)
    return made
  }

  return {
    table,
    queue,
    open: (call, clock) => ({
      now: clock,
      table: (name) => {
        const client = tableClient(name, table(name), call, random)
        return () => Promise.resolve(client)
      },
      queue: (name) => {
        const client = queueClient(name, queue(name), call)
        return () => Promise.resolve(client)
      },
    }),
  }
}
