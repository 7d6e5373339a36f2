import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { accountOf } from '../../../src/delivery-store/account.js'
import { newEvent, tenantNumber } from '../../support/deliveries.js'
import { simulatedApp } from '../../support/simulated-app.js'
import { isWholeRun } from '../../support/whole-run.js'

/** Ids as tenants have them: random ones. */
const tenantIds = (count: number) =>
  Array.from({ length: count }, (_, i) =>
    createHash('sha256').update(String(i)).digest('hex').slice(0, 32),
  ).map((hex) => hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-'))

const event = newEvent({ scope: 'all' })
const key = { scope: 'all', eventId: event.id }

/** What the longest message may cost, whatever the number of tenants. */
const mostOperations = 1100

const mostTenants = isWholeRun ? 30_000 : 6000

test(`an event for ${mostTenants} tenants is planned by messages that each take a bounded number of operations`, async () => {
  const app = simulatedApp()
  const tenants = tenantIds(mostTenants)
  app.subscribe(tenants, 'instore')
  app.subscribe(tenants.slice(0, 3000), 'neworder')
  await app.fire(event)
  const operations = await app.fanOutAll()
  assert.ok(Math.max(...operations) <= mostOperations, `${Math.max(...operations)} operations`)

  const chunks = app.chunks()
  assert.deepEqual(chunks.map(({ tenantId }) => tenantId).sort(), tenants.sort())
  assert.equal(new Set(chunks.map(({ number }) => number)).size, tenants.length)
})

test('the event is settled when each chunk of each tenant is recorded, and never before', async () => {
  const app = simulatedApp()
  const tenants = tenantIds(3000)
  app.subscribe(tenants, 'instore')
  await app.fire(event)
  const statusNow = async () => accountOf(event, await app.services.deliveries.tally(key))
  const seen = new Set<number>()
  const recordAll = async () => {
    const fresh = app.chunks().filter(({ number }) => !seen.has(number))
    const [last, ...others] = fresh.reverse()
    for (const chunk of [...others, ...(last ? [last] : [])]) {
      if (chunk === last) assert.equal((await statusNow()).status, 'running')
      await app.record(chunk)
      seen.add(chunk.number)
    }
    const { matched, delivered } = await statusNow()
    assert.deepEqual([matched, delivered], [seen.size, seen.size])
  }
  // What is queued so far is recorded before the next message is worked on, whose tenants are not known yet.
  while (await app.fanOutNext()) await recordAll()
  const { status, matched } = await statusNow()
  assert.deepEqual([status, matched], ['settled', tenants.length])
})

test('wherever processes die in between, the same chunks are made, and no tenant is left out', async () => {
  const app = simulatedApp()
  const tenants = tenantIds(2000)
  app.subscribe(tenants, 'instore')
  await app.fire(event)
  await app.fanOutDying(37)
  const byNumber = new Map<number, string>()
  for (const { number, tenantId, slice } of app.chunks()) {
    const name = `${tenantId} ${slice}`
    assert.equal(byNumber.get(number) ?? name, name)
    byNumber.set(number, name)
  }
  assert.equal(byNumber.size, tenants.length)
  for (const [number, name] of byNumber) {
    const [tenantId = ''] = name.split(' ')
    const { chunks: found } = await app.services.deliveries.chunksFor(key, tenantId)
    assert.deepEqual(
      found.map((chunk) => chunk.number),
      [number],
    )
  }
})

test('an event that is fanned out once more queues what is not recorded, in messages as small', async () => {
  const app = simulatedApp()
  app.subscribe(tenantIds(3000), 'instore')
  await app.fire(event)
  await app.fanOutAll()
  const all = app.chunks()
  const [last, ...others] = [...all].reverse()
  for (const chunk of others) await app.record(chunk)
  await app.services.queues.fanOut({ scope: 'all', eventIds: [event.id], again: true })
  const operations = await app.fanOutAll()
  assert.ok(Math.max(...operations) <= mostOperations)
  const more = app.chunks().slice(all.length)
  assert.deepEqual(more, [{ ...last, again: true }])
})

test('tenants whose ids are all alike at their beginning are divided as well', async () => {
  const app = simulatedApp()
  const tenants = Array.from({ length: 4000 }, (_, i) => tenantNumber(i))
  app.subscribe(tenants, 'instore')
  await app.fire(event)
  const operations = await app.fanOutAll()
  assert.ok(Math.max(...operations) <= mostOperations)
  assert.deepEqual(
    app.chunks().map(({ tenantId }) => tenantId),
    tenants,
  )
})

test('tenants of which each has more subscriptions than others have tenants are found by a page each', async () => {
  const app = simulatedApp()
  const tenants = Array.from({ length: 12 }, (_, i) => tenantNumber(i))
  app.subscribe(tenants, 'aaa', 1100)
  app.subscribe(tenants, 'instore', 700)
  app.subscribe(tenants, 'zzz', 1100)
  await app.fire(event)
  const operations = await app.fanOutAll()
  assert.ok(
    operations.every((each) => each <= 40),
    operations.join(' '),
  )
  assert.deepEqual(
    app.chunks().map(({ tenantId }) => tenantId),
    tenants,
  )
  assert.ok(app.chunks().every(({ expected }) => expected === 700))
})
