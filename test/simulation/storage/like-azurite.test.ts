import type { TableClient, TransactionAction } from '@azure/data-tables'
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { hasStatus, isStorageError } from '../../../src/storage/storage-fault.js'
import { useStorage } from '../../support/storage.js'
import { simulatedTable } from './simulated-table.js'
import { tableClient } from './table-client.js'

const azurite = useStorage().table('alike')

const simulated = () =>
  tableClient(
    'alike',
    simulatedTable(Date.now, () => undefined),
    (_name, apply) => Promise.resolve().then(apply),
    () => 0.5,
  )

const row = (rowKey: string, columns: Readonly<Record<string, unknown>> = {}) => ({
  partitionKey: 'p',
  rowKey,
  ...columns,
})

/** What came of a call: its rows without what storage adds, or the status of its fault. */
const outcomeOf = async (call: () => Promise<unknown>): Promise<unknown> => {
  try {
    return await call()
  } catch (error) {
    if (!isStorageError(error)) throw error
    return [400, 404, 409, 412, 413].find((status) => hasStatus(error, status)) ?? error.message
  }
}

/** What storage itself says of a row. */
const isTold = (name: string) => name === 'etag' || name === 'timestamp' || name.includes('odata')

const rowsOf = async (client: TableClient, filter: string, select?: string[]) => {
  const found: unknown[] = []
  const queryOptions = select ? { filter, select } : { filter }
  for await (const row of client.listEntities({ queryOptions })) {
    // Azure sends null for a selected column that a row does not have, Azurite nothing.
    const columns = Object.entries(row).filter(([name, value]) => !isTold(name) && value !== null)
    found.push(Object.fromEntries(columns))
  }
  return found
}

const changes: readonly TransactionAction[][] = [
  [
    ['create', row('a', { n: 2 })],
    ['create', row('e')],
  ],
  [
    ['create', row('f')],
    ['create', row('a')],
  ],
  [
    ['delete', row('e')],
    ['update', row('a', { n: 3 }), 'Merge'],
  ],
  [['update', row('none'), 'Merge']],
  [
    ['upsert', row('g', { text: 'x' }), 'Replace'],
    ['create', row('h')],
  ],
]

/** The same calls, one after the other, and what came of each. */
const story = async (client: TableClient): Promise<readonly unknown[]> => {
  const outcomes: unknown[] = []
  const note = async (call: () => Promise<unknown>, isWhole = false) => {
    const outcome = await outcomeOf(call)
    outcomes.push(isWhole || typeof outcome === 'number' ? outcome : 'done')
  }
  const at = new Date('2026-01-05T12:00:00.000Z')
  await note(() => client.createEntity(row('b', { n: 1, isOn: true, at, text: "o'clock" })))
  await note(() => client.createEntity(row('b')))
  await note(() => client.getEntity('p', 'none'))
  await note(() => client.updateEntity(row('none'), 'Merge'))
  const { etag } = await client.getEntity('p', 'b')
  await note(() => client.updateEntity(row('b', { n: 5 }), 'Merge', { etag }))
  await note(() => client.updateEntity(row('b', { n: 6 }), 'Merge', { etag }))
  for (const actions of changes) await note(() => client.submitTransaction([...actions]))
  await note(() => client.deleteEntity('p', 'none'))
  await note(() => rowsOf(client, `PartitionKey eq 'p'`), true)
  await note(() => rowsOf(client, `PartitionKey eq 'p' and RowKey gt 'a' and RowKey lt 'g'`), true)
  await note(() => rowsOf(client, `n gt 2 and (isOn eq true or text eq 'x')`), true)
  await note(() => rowsOf(client, `PartitionKey ge 'p' and n le 3`, ['RowKey', 'n', 'text']), true)
  return outcomes
}

test('a simulated table answers as Azurite does', async () => {
  assert.deepEqual(await story(simulated()), await story(await azurite()))
})
