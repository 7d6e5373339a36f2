import assert from 'node:assert/strict'
import { test } from 'node:test'
import { RestError, type TableClient, type TransactionAction } from '@azure/data-tables'
import { groupTransactions } from '../../src/storage/group-transactions.js'
import { allRows } from '../../src/storage/table-query.js'
import { useStorage } from '../support/storage.js'

const table = useStorage().table('events')

const create = (rowKey: string, more: object = {}): readonly TransactionAction[] => [
  ['create', { partitionKey: 'p', rowKey, ...more }],
]

/** A table that counts what it is asked, and answers transactions as it is told. */
const counting = (fault?: (rows: number) => RestError | undefined) => {
  const asked: number[] = []
  const ask = (rows: number) => {
    asked.push(rows)
    const error = fault?.(rows)
    return error ? Promise.reject(error) : Promise.resolve({})
  }
  const client = {
    createEntity: () => ask(1),
    submitTransaction: (actions: readonly TransactionAction[]) => ask(actions.length),
  } as unknown as TableClient
  return { asked, transact: groupTransactions(() => Promise.resolve(client)) }
}

test('changes of a partition that come together are one transaction, and those of another their own', async () => {
  const { asked, transact } = counting()
  const other: readonly TransactionAction[] = [['create', { partitionKey: 'q', rowKey: '1' }]]
  await Promise.all(
    ['1', '2', '3', '4'].map((key) => transact(create(key))).concat(transact(other)),
  )
  assert.deepEqual(asked, [1, 1, 3])
})

test('no transaction has more rows or bytes than storage takes', async () => {
  const rows = counting()
  await Promise.all(Array.from({ length: 251 }, (_, i) => rows.transact(create(String(i)))))
  assert.deepEqual(rows.asked, [1, 100, 100, 50])
  const bytes = counting()
  const mebibyte = new Uint8Array(1024 * 1024)
  await Promise.all(
    ['1', '2', '3', '4', '5'].map((key) => bytes.transact(create(key, { mebibyte }))),
  )
  assert.deepEqual(bytes.asked, [1, 2, 2])
})

test('what storage refuses is tried by each alone: nobody’s fault is another’s', async () => {
  const rowKeys = async () => {
    const found = []
    for await (const { rowKey } of allRows<object>(table, { filter: "PartitionKey eq 'p'" }))
      found.push(rowKey)
    return found
  }
  const transact = groupTransactions(table)
  await transact(create('taken'))
  const results = await Promise.allSettled(
    ['1', '2', 'taken', '3', '3'].map((key) => transact(create(key))),
  )
  assert.deepEqual(
    results.map(({ status }) => status),
    ['fulfilled', 'fulfilled', 'rejected', 'fulfilled', 'rejected'],
  )
  assert.deepEqual(await rowKeys(), ['1', '2', '3', 'taken'])
})

test('one that is refused costs the others a few transactions, not one each', async () => {
  const asked: number[] = []
  const refuse = (actions: readonly TransactionAction[]) => {
    asked.push(actions.length)
    return actions.some(([, { rowKey }]) => rowKey === '40')
      ? Promise.reject(new RestError('taken', { statusCode: 409 }))
      : Promise.resolve({})
  }
  const client = {
    createEntity: (row: TransactionAction[1]) => refuse([['create', row]]),
    submitTransaction: refuse,
  } as unknown as TableClient
  const transact = groupTransactions(() => Promise.resolve(client))
  const keys = Array.from({ length: 65 }, (_, i) => String(i))
  const results = await Promise.allSettled(keys.map((key) => transact(create(key))))
  assert.deepEqual(
    keys.filter((_, i) => results[i]?.status === 'rejected'),
    ['40'],
  )
  assert.equal(asked.length, 1 + 1 + 2 * Math.log2(64))
})

test('storage that is out of order is not asked once more for each of them', async () => {
  const { asked, transact } = counting((rows) =>
    rows > 1 ? new RestError('busy', { statusCode: 503 }) : undefined,
  )
  const results = await Promise.allSettled(['1', '2', '3'].map((key) => transact(create(key))))
  assert.deepEqual(
    results.map(({ status }) => status),
    ['fulfilled', 'rejected', 'rejected'],
  )
  assert.deepEqual(asked, [1, 2])
})
