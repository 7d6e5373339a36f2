import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { TableClient } from '@azure/data-tables'
import { addsUp } from '../../src/delivery-store/account.js'
import { tableDeliveries } from '../../src/delivery-store/delivery-table.js'
import { tableEvents } from '../../src/events/event-table.js'
import { eventStatus } from '../../src/functions/event-status.js'
import { checkAccounts } from '../../src/operations/check-accounts.js'
import { purgeEvents } from '../../src/operations/purge-events.js'
import { allRows } from '../../src/storage/table-query.js'
import { authorizedAs } from '../support/authorized.js'
import { callFunction } from '../support/call-function.js'
import { deadAtOnce, exhausted, newKey, record } from '../support/dead-letters.js'
import { newEvent, secondsAfterNoon, tenant } from '../support/deliveries.js'
import { gather } from '../support/gather.js'
import { memoryStorage } from '../support/memory-storage.js'

const storage = memoryStorage(() => secondsAfterNoon(40 * 86_400))
const tables = { events: storage.table('events'), deliveries: storage.table('deliveries') }
const writes = ['createEntity', 'updateEntity', 'upsertEntity', 'deleteEntity', 'submitTransaction']
const later = secondsAfterNoon(40 * 86_400)
const order = { before: later, beforeAtAnyRate: later }
const [chunks, inEach, moved] = [3, 140, 120]

/** Tables whose process dies at its next write but so many. */
const dyingAfter = (left: number) => {
  let count = left
  const dying = (table: () => Promise<TableClient>) => async () =>
    new Proxy(await table(), {
      get: (client, name) => {
        const member: unknown = Reflect.get(client, name)
        if (typeof member !== 'function') return member
        return (...args: unknown[]): unknown => {
          if (writes.includes(String(name)) && count-- <= 0) throw new Error('died')
          return Reflect.apply(member, client, args)
        }
      },
    })
  return {
    events: dying(tables.events),
    deliveries: dying(tables.deliveries),
    made: () => left - count,
  }
}

const purgeIn = (where: typeof tables) =>
  purgeEvents({
    events: tableEvents(where.events),
    deliveries: tableDeliveries(where.deliveries),
    now: () => later,
  })

/** An event of several chunks, most of whose deliveries have moved on since. */
const store = async (second: number) => {
  const key = newKey(second)
  await tableEvents(tables.events).add([
    newEvent({ id: key.eventId, firedAt: secondsAfterNoon(second) }),
  ])
  for (let number = 0; number < chunks; number++) {
    const of = Array.from({ length: inEach }, (_, i) =>
      (i < moved ? exhausted : deadAtOnce)(number * inEach + i + 1),
    )
    await record(tableDeliveries(tables.deliveries), key, of, { number, chunks })
  }
  return key
}

/** The account as a publisher is shown it, and the sum of all as an operator is: each whole, or nothing. */
const assertWholeOrGone = async (eventId: string) => {
  const events = tableEvents(tables.events)
  const deliveries = tableDeliveries(tables.deliveries)
  const { status, json } = await callFunction(
    eventStatus,
    {
      authorize: authorizedAs(),
      config: { publicBaseUrl: 'https://x.example' },
      events,
      deliveries,
      now: () => later,
    },
    { params: { eventId } },
  )
  assert.ok([200, 404].includes(status), String(status))
  const account = json as Parameters<typeof addsUp>[0]
  const whole = chunks * inEach
  if (status === 200) assert.deepEqual([addsUp(account), account.deadLettered], [true, whole])
  const check = checkAccounts({ events, deliveries, now: () => later })
  for (const { sum } of await gather(check({ tenantId: tenant }, 10))) {
    assert.deepEqual([sum.wrong, sum.unrecorded], [[], []])
    assert.ok([0, whole].includes(sum.deadLettered), String(sum.deadLettered))
  }
  return status
}

const rowsLeft = async () =>
  (
    await Promise.all(
      Object.values(tables).map((table) =>
        gather(allRows<object>(table, { filter: "PartitionKey ge ''" })),
      ),
    )
  ).flat().length

test('a purge that dies at any step leaves accounts whole or gone, and the next one finishes', async () => {
  const statuses = new Set<number>()
  for (let step = 0, died = true; died; step++) {
    const { eventId } = await store(step)
    const dying = dyingAfter(step)
    died = await purgeIn(dying)(order).then(
      () => false,
      () => true,
    )
    statuses.add(await assertWholeOrGone(eventId))
    assert.equal((await purgeIn(tables)(order)).isWhole, true)
    assert.equal(await rowsLeft(), 0, `after step ${step}`)
    if (!died) assert.ok(step > 3, `${step} steps`)
  }
  assert.deepEqual([...statuses].sort(), [200, 404])
})
