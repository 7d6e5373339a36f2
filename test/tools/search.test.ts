import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Azurite } from '../../local/azurite.js'
import { tableDeliveries } from '../../src/delivery-store/delivery-table.js'
import { tableEvents } from '../../src/events/event-table.js'
import { openStorage, type Storage } from '../../src/storage/storage.js'
import { tableSubscriptions } from '../../src/subscriptions/subscription-table.js'
import { UsageError } from '../../tools/command-line/usage-error.js'
import { deadLettersProgram } from '../../tools/dead-letters/dead-letters-program.js'
import { eventsProgram } from '../../tools/events/events-program.js'
import { subscriptionsProgram } from '../../tools/subscriptions/subscriptions-program.js'
import { deadAtOnce, newKey, record } from '../support/dead-letters.js'
import { newEvent, noon, secondsAfterNoon, tenant, tenantNumber } from '../support/deliveries.js'
import { helpOf } from '../support/help-of.js'
import { runProgram } from '../support/run-program.js'
import { startStorage } from '../support/storage.js'
import { newSubscription } from '../support/subscriptions.js'

let azurite: Azurite | undefined
let storage: Storage | undefined
before(async () => {
  azurite = await startStorage()
  storage = openStorage(azurite)
})
after(() => azurite?.stop())

const run = (program: typeof eventsProgram, ...args: string[]) =>
  runProgram(
    program,
    {
      environment: { AzureWebJobsStorage: azurite?.connectionString ?? '' },
      catalogueFolder: 'test/fixtures/grocery/catalogue',
      now: () => secondsAfterNoon(3600),
      progress: () => undefined,
    },
    args,
  )

const setUp = async () => {
  assert.ok(storage)
  const deliveries = tableDeliveries(storage.table('deliveries'))
  const events = tableEvents(storage.table('events'))
  const subscriptions = tableSubscriptions(storage.table('subscriptions'))
  const add = async (number: number, storeName: string) =>
    (await subscriptions.add(newSubscription(number, { filters: { storeName } }))).subscription
  const filtered = await add(1, 'Magasin 2')
  const dead = await add(2, 'Magasin 1')
  const key = newKey(60)
  const payload = new TextEncoder().encode('{"storeName":"Magasin 1"}')
  await events.add([newEvent({ id: key.eventId, firedAt: secondsAfterNoon(60), payload })])
  await record(deliveries, key, [deadAtOnce(1, { subscriptionId: dead.id })])
  return { eventId: key.eventId, filtered, dead }
}

test('two commands tell why an event did not arrive; others find, show and mend it', async () => {
  const { eventId, filtered, dead } = await setUp()
  const whose = ['--tenant', tenant.toUpperCase()]
  const listed = await run(subscriptionsProgram, 'list', ...whose, '--oid', 'alix', '--flow', '° 1')
  assert.ok(listed.result?.includes(filtered.id) === true)
  assert.equal(listed.result.includes(dead.id), false)
  const span = ['--from', '2026-03-02T12:00Z', '--until', '2026-03-02T13:00Z']
  const why = await run(subscriptionsProgram, 'deliveries', filtered.id, ...whose, ...span)
  assert.match(why.result ?? '', /notSent +filter: storeName = Magasin 2/)

  const found = await run(eventsProgram, 'list', ...whose, '--event-type', 'InStore', ...span)
  assert.match(found.result ?? '', new RegExp(`${eventId} +tenant .* settled +1 +0 +0 +0 +1`))
  const { result: json = '' } = await run(eventsProgram, 'list', ...whose, '--json')
  assert.equal((JSON.parse(json) as { events: unknown[] }).events.length, 1)
  const none = await run(eventsProgram, 'list', '--tenant', tenantNumber(9))
  assert.deepEqual(none, { remarks: ['There are no events like that.'] })
  const { result: shown = '' } = await run(eventsProgram, 'show', eventId, ...whose)
  assert.deepEqual((JSON.parse(shown) as { payload: unknown }).payload, { storeName: 'Magasin 1' })

  const lines = await run(eventsProgram, 'deliveries', eventId, ...whose, '--limit', '1', '--json')
  const { deliveries, cursor } = JSON.parse(lines.result ?? '') as {
    deliveries: { subscriptionId: string }[]
    cursor: string
  }
  const goOn = ['--limit', '1', '--json', '--cursor', cursor]
  const rest = await run(eventsProgram, 'deliveries', eventId, ...whose, ...goOn)
  const others = (JSON.parse(rest.result ?? '') as { deliveries: typeof deliveries }).deliveries
  assert.deepEqual(
    [...deliveries, ...others].map(({ subscriptionId }) => subscriptionId).sort(),
    [filtered.id, dead.id].sort(),
  )
  const { result: fares = '' } = await run(subscriptionsProgram, 'show', dead.id, ...whose)
  assert.equal((JSON.parse(fares) as { held: { deadLettered: number } }).held.deadLettered, 1)

  const letters = await run(deadLettersProgram, 'list', '--subscription', dead.id)
  assert.match(letters.result ?? '', /too-large +1 +413 +Flow n° 2/)

  const since = ['--from', '2026-03-02']
  const count = ['send-again', dead.id, ...whose, ...since]
  assert.equal((await run(subscriptionsProgram, ...count, '--dry-run')).result, 'matched: 1')
  assert.equal((await run(subscriptionsProgram, ...count)).result, 'sent: 1\nskipped: 0')
  const to = (id: string) => ['send-again', eventId, ...whose, '--subscription', id]
  assert.equal((await run(eventsProgram, ...to(dead.id))).result, 'sent: 1')
  await assert.rejects(run(eventsProgram, ...to(filtered.id)), /filter storeName = Magasin 2/)
  await assert.rejects(run(eventsProgram, 'show', 'x', ...whose), /has no event "x"/)
})

test('a command names what is about to be disabled, how far it is and by when', async () => {
  assert.ok(storage)
  const tenantId = tenantNumber(3)
  const whose = ['--tenant', tenantId, '--status', 'disabled-soon']
  const subscriptions = tableSubscriptions(storage.table('subscriptions'))
  const add = async (number: number, hours: number) => {
    const { subscription } = await subscriptions.add(newSubscription(number, { tenantId }))
    const failedAt = secondsAfterNoon(hours * 3600)
    const change = { health: { failures: 9, failingSince: noon, failedAt } }
    await subscriptions.updateState(subscription, () => ({ change, answer: true }))
    return subscription.id
  }
  const [soon, failing] = [await add(1, 90), await add(2, 1)]
  const { result = '' } = await run(subscriptionsProgram, 'list', ...whose)
  assert.match(result, new RegExp(`${soon} .* on-probation, 75 % to disabled at 2026-03-07T12:00`))
  assert.ok(!result.includes(failing))
  const { result: json = '' } = await run(subscriptionsProgram, 'list', ...whose, '--json')
  const { subscriptions: shown } = JSON.parse(json) as { subscriptions: { percent: unknown }[] }
  assert.deepEqual(
    shown.map(({ percent }) => percent),
    [75],
  )
})

test('wrong usage is told by the names that options have here', async () => {
  const whose = ['--tenant', tenant]
  for (const [program, args, text] of [
    [eventsProgram, ['list'], /'--tenant <tenant id>' not specified/],
    [eventsProgram, ['list', ...whose, '--from', 'now'], /^--from is no time/],
    [eventsProgram, ['list', ...whose, '--tracking-id', 'x'], /^--tracking-id is no delivery/],
    [eventsProgram, ['list', ...whose, '--scope', 'x'], /Allowed choices are tenant, all/],
    [eventsProgram, ['deliveries', 'x', ...whose, '--state', 'x'], /Allowed choices are deliv/],
    [eventsProgram, ['send-again', 'x', ...whose], /'--subscription <id>' not specified/],
    [subscriptionsProgram, ['list', ...whose, '--status', 'x'], /Allowed choices are active/],
    [subscriptionsProgram, ['send-again', 'x', ...whose], /'--from <time>' not specified/],
    [subscriptionsProgram, ['deliveries', 'x', ...whose, '--limit', '0'], /from 1 to 10000/],
  ] as const)
    await assert.rejects(run(program, ...args), (error) => {
      assert.ok(error instanceof UsageError, String(error))
      assert.match(error.message, text)
      return true
    })
})

test('--help tells how', async () => {
  assert.match(await helpOf(eventsProgram, ['--help']), /send-again.*exit code is 2/s)
  assert.match(await helpOf(eventsProgram, ['list', '--help']), /--tracking-id <id>/)
  assert.match(await helpOf(subscriptionsProgram, ['deliveries', '--help']), /--state <state>/)
})
