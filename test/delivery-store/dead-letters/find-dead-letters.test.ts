import assert from 'node:assert/strict'
import { test } from 'node:test'
import { oneName } from '../../../src/catalogue/names-of.js'
import {
  findDeadLetters,
  type SearchRun,
} from '../../../src/delivery-store/dead-letters/find-dead-letters.js'
import type { DeadLetterQuery } from '../../../src/delivery-store/dead-letters/dead-letter-query.js'
import { trackingId, type Delivery } from '../../../src/delivery-store/delivery.js'
import { tableDeliveries } from '../../../src/delivery-store/delivery-table.js'
import { Problem } from '../../../src/problem.js'
import { deadAtOnce, exhausted, newKey, record } from '../../support/dead-letters.js'
import { failedOnce, newAttempt, secondsAfterNoon, tenantNumber } from '../../support/deliveries.js'
import { memoryStorage } from '../../support/memory-storage.js'
import { useStorage } from '../../support/storage.js'

const table = useStorage().table('deliveries')
const deliveries = tableDeliveries(table)
const find = findDeadLetters(table)
const asOf = secondsAfterNoon(3600)

/** What asks for thousands of rows has a table of its own, in memory. */
const inMemory = () => {
  const own = memoryStorage(() => asOf).table('deliveries')
  return { table: own, deliveries: tableDeliveries(own), find: findDeadLetters(own) }
}

const idOf = ({ eventId, subscriptionId }: Delivery) => trackingId(eventId, subscriptionId)

/** All that a query asks for, in pieces of so many; what is done between two pieces may change the table. */
const findAll = async (
  query: DeadLetterQuery,
  limit = 500,
  between: () => Promise<unknown> = () => Promise.resolve(),
  search = find,
) => {
  const found: string[] = []
  let run: SearchRun | undefined = { asOf }
  while (run) {
    const { deadLetters, next } = await search(query, run, limit)
    found.push(...deadLetters.map(({ delivery }) => idOf(delivery)))
    assert.ok(deadLetters.length <= limit)
    run = next && { asOf, position: next }
    if (run) await between()
  }
  return found
}

test('what is dead is found, whether it died at once or later; what is not dead is left out', async () => {
  const tenantId = tenantNumber(11)
  const key = newKey(0, tenantId)
  const moved: Delivery = {
    ...deadAtOnce(3),
    state: 'delivered',
    attempts: [newAttempt(), newAttempt()],
  }
  const made = await record(deliveries, key, [deadAtOnce(1), failedOnce(2), moved, exhausted(4)], {
    tenantId,
  })
  const [first, , , last] = made.map(idOf)
  assert.deepEqual(await findAll({ tenantId }), [first, last])
})

test('criteria narrow it down, and no tenant sees what is another one’s', async () => {
  const [tenantId, otherTenant] = [tenantNumber(12), tenantNumber(13)]
  const put = async (
    seconds: number,
    of: Delivery,
    scope: string,
    type: string,
    owner = tenantId,
  ) => {
    const made = await record(deliveries, newKey(seconds, scope, type), [of], { tenantId: owner })
    return made.map(idOf)
  }
  const old = await put(0, deadAtOnce(1), tenantId, 'instore')
  const young = await put(100, exhausted(2), tenantId, 'instore')
  const order = await put(50, deadAtOnce(1), tenantId, 'neworder')
  const forAll = await put(70, deadAtOnce(5), 'all', 'instore')
  const theirs = await put(60, deadAtOnce(1), otherTenant, 'instore', otherTenant)
  const theirsForAll = await put(80, deadAtOnce(6), 'all', 'instore', otherTenant)

  const ask = (query: DeadLetterQuery) => findAll({ tenantId, ...query }, 2)
  assert.deepEqual(await ask({}), [...young, ...old, ...order, ...forAll])
  assert.deepEqual(await ask({ eventType: 'neworder' }), order)
  assert.deepEqual(await ask({ subscriptionId: `instore-${'2'.padStart(32, '0')}` }), young)
  assert.deepEqual(await ask({ reason: 'exhausted' }), young)
  assert.deepEqual(await ask({ reason: 'server-error' }), young)
  assert.deepEqual(await ask({ reason: 'too-large', eventType: 'instore' }), [...old, ...forAll])
  const [longAgo, farOff] = [new Date('0001-01-01'), new Date('9999-12-31')]
  assert.deepEqual(await ask({ from: longAgo, until: farOff }), await ask({}))
  assert.deepEqual(await ask({ from: secondsAfterNoon(70) }), [...young, ...forAll])
  assert.deepEqual(await ask({ until: secondsAfterNoon(70) }), [...old, ...order])
  assert.deepEqual(await ask({ tenantId: otherTenant }), [...theirs, ...theirsForAll])
  const everywhere = await findAll({}, 3)
  for (const each of [...young, ...order, ...forAll, ...theirs, ...theirsForAll])
    assert.equal(everywhere.filter((id) => id === each).length, 1)
})

test('a token that storage has never given is the caller’s fault, whatever it is', async () => {
  const range = { scope: tenantNumber(12), eventType: 'instore' }
  const storages = ['{"nextPartitionKey":"x","nextRowKey":"y"}', '{}', 'no JSON', '[]', '5', 'null']
  for (const token of [...storages.map((text) => Buffer.from(text).toString('base64')), '%', 't']) {
    const run = { asOf, position: { range, token } }
    const found = await find({ tenantId: tenantNumber(12) }, run, 5).catch(
      (error: unknown) => error,
    )
    const isRefused = found instanceof Problem && found.code === 'cursor-invalid'
    assert.ok(isRefused || !(found instanceof Error), `${token}: ${String(found)}`)
  }
})

test('pages leave out and repeat nothing while others die, and are replayed, in between', async () => {
  const tenantId = tenantNumber(14)
  const { deliveries, find } = inMemory()
  const expected: string[] = []
  for (let i = 20; i > 0; i--) {
    const numbers = Array.from({ length: 5 }, (_, n) => n)
    const of = numbers.map((n) => (n % 2 ? exhausted(n) : deadAtOnce(n)))
    const made = await record(deliveries, newKey(i, tenantId), of, { tenantId })
    const order = [...made].sort((a, b) => (a.firstState < b.firstState ? -1 : 1))
    expected.push(...order.map(idOf))
  }
  for (const limit of [1, 3, 5, 7, 100]) {
    let rounds = 0
    const later = { attempts: [newAttempt({ at: secondsAfterNoon(7200), status: 413 })] }
    const found = await findAll(
      { tenantId },
      limit,
      async () => {
        // Young and old events of which deliveries die while the list is read.
        rounds++
        for (const seconds of [10 + rounds / 100, 30 + rounds])
          await record(deliveries, newKey(seconds, tenantId), [deadAtOnce(9, later)], { tenantId })
      },
      find,
    )
    assert.deepEqual(found, expected)
  }
})

test('one that was replayed is found no more, nor again in the same run when it died anew', async () => {
  const tenantId = tenantNumber(15)
  const [made] = await record(deliveries, newKey(0, tenantId), [deadAtOnce(1)], { tenantId })
  assert.ok(made)
  assert.equal((await findAll({ tenantId })).length, 1)
  const replayed: Delivery = { ...made, state: 'pending', replayedAt: secondsAfterNoon(4000) }
  await deliveries.update(replayed, undefined)
  assert.deepEqual(await findAll({ tenantId }), [])

  const stored = await deliveries.get(made, 0, made.subscriptionId)
  const again = newAttempt({ at: secondsAfterNoon(4010), status: 413 })
  const died: Delivery = { ...replayed, state: 'deadLettered', attempts: [...made.attempts, again] }
  await deliveries.update(died, stored?.etag)
  assert.deepEqual(await findAll({ tenantId }), [])
  const { deadLetters } = await find({ tenantId }, { asOf: secondsAfterNoon(5000) }, 9)
  assert.equal(deadLetters.length, 1)
})

test('an event with more rows than a page is read in pieces, the replayed ones among them left out', async () => {
  const tenantId = tenantNumber(16)
  const { table, deliveries, find } = inMemory()
  const key = newKey(0, tenantId)
  const count = 1500
  const numbers = Array.from({ length: count }, (_, n) => n)
  const dead = numbers.map((n) => deadAtOnce(n + 1))
  const made = await record(deliveries, key, dead, { tenantId })
  const replayed = made.filter((_, i) => i % 4 !== 0)
  await Promise.all(
    replayed.map((each) =>
      deliveries.update(
        { ...each, state: 'delivered', attempts: [...each.attempts, newAttempt()] },
        undefined,
      ),
    ),
  )
  const left = made.filter((_, i) => i % 4 === 0).map(idOf)
  assert.deepEqual(await findAll({ tenantId }, 90, undefined, find), left)
  assert.deepEqual(
    await findAll({ tenantId }, 90, undefined, findDeadLetters(table, oneName, 1)),
    left,
  )
})
