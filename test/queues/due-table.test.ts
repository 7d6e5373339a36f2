import assert from 'node:assert/strict'
import { test } from 'node:test'
import { shards, tableDue, type DueMessage } from '../../src/queues/due-table.js'
import { secondsAfterNoon } from '../support/deliveries.js'
import { useStorage } from '../support/storage.js'

const due = tableDue(useStorage().table('due'))

const message = (number: number, seconds: number): DueMessage => ({
  queue: 'retries',
  text: JSON.stringify({ number }),
  dueAt: secondsAfterNoon(seconds),
})

const before = async (seconds: number) => {
  const found = []
  for (let shard = 0; shard < shards; shard++)
    found.push(...(await due.before(shard, secondsAfterNoon(seconds))))
  return found
}

test('messages are found once they are due, spread over shards, the same one once, until they are forgotten', async () => {
  for (let i = 0; i < 20; i++) await due.add(message(i, i))
  await due.add(message(3, 3))
  const found = await before(10)
  assert.deepEqual(
    found.map(({ text, dueAt }) => [text, dueAt]).sort(),
    Array.from({ length: 10 }, (_, i) => [message(i, i).text, secondsAfterNoon(i)]).sort(),
  )
  assert.ok(new Set(found.map(({ partitionKey }) => partitionKey)).size > 1)

  for (const each of found) await due.remove([each])
  assert.equal((await before(10)).length, 0)
  assert.equal((await before(100)).length, 10)
})
