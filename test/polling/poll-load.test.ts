import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newestFirst } from '../../src/events/event-id.js'
import { longestMemory } from '../../src/polling/hand-out.js'
import { mostReads } from '../../src/polling/read-forward.js'
import { startPolling } from '../support/polling.js'
import { isWholeRun } from '../support/whole-run.js'

const day = 86_400
const share = isWholeRun ? 1 : 5

/** Two scopes for each span that is read, and one more for each that events are taken from. */
const mostQueries = 2 * mostReads + 8

/** Oldest first, those of one millisecond as their keys have it. */
const inOrder = (ids: readonly string[]) => ids.toSorted((a, b) => (a < b ? 1 : -1))

/** Polls every 15 seconds until so many events were given, or time is over. */
const followFor = async (
  { follow, pass }: ReturnType<typeof startPolling>,
  first: Awaited<ReturnType<ReturnType<typeof startPolling>['start']>>,
  seconds: number,
) => {
  const given: string[] = []
  let cursor = first
  let most = 0
  for (let passed = 0; passed <= seconds; passed += 15) {
    const found = await follow(cursor)
    given.push(...found.ids)
    most = Math.max(most, found.mostQueries)
    cursor = found.cursor
    assert.ok(cursor.seen.length <= longestMemory)
    pass(15)
  }
  return { given, cursor, most }
}

test('ten thousand events at once are given once each, with a cursor that stays small, a delay at worst', async () => {
  const world = startPolling()
  const cursor = await world.start()
  const fired = Array.from({ length: 10_000 }, () => {
    world.pass(0.001)
    return world.store()
  })
  const { given, most } = await followFor(world, cursor, 180)
  assert.deepEqual(given, inOrder(fired))
  assert.ok(most <= mostQueries, String(most))
})

test('under a load that never ends nothing is missed, also what is stored late behind it', async () => {
  const world = startPolling()
  let cursor = await world.start()
  const [fired, given] = [new Set<string>(), [] as string[]]
  for (let step = 0; step < 60; step++) {
    for (let i = 0; i < 150; i++) {
      world.pass(0.1)
      fired.add(world.store(i % 10 === 0 ? -60 : 0))
    }
    const found = await world.follow(cursor)
    given.push(...found.ids)
    cursor = found.cursor
    assert.ok(found.mostQueries <= 100 + 2 * mostReads, String(found.mostQueries))
  }
  given.push(...(await followFor(world, cursor, 300)).given)
  assert.equal(given.length, fired.size)
  assert.deepEqual(new Set(given), fired)
})

for (const [name, count, gap] of [
  ['evenly over two weeks', 100_000 / share, () => (14 * day * share) / 100_000],
  [
    'in one burst after two weeks of nothing',
    20_000 / share,
    (i: number) => (i === 0 ? 14 * day : 0.0005),
  ],
  ['in bursts an hour apart', 20_000 / share, (i: number) => (i % 300 === 0 ? 3600 : 0.001)],
  ['after a year of nothing', 20_000 / share, (i: number) => (i === 0 ? 365 * day : 1)],
] as const)
  test(`a backlog of ${count} events, fired ${name}, is read in order, a bounded piece with each poll`, async () => {
    const world = startPolling()
    const cursor = await world.start()
    const fired = Array.from({ length: count }, (_, i) => {
      world.pass(gap(i))
      return world.store()
    })
    world.pass(600)
    const found = await world.follow(cursor)
    assert.deepEqual(found.ids, inOrder(fired))
    assert.ok(found.mostQueries <= mostQueries, String(found.mostQueries))
    assert.ok(found.polls <= count / 100 + 50, String(found.polls))
    // Not much more than three spans for each hundred events.
    const each = world.queries() / found.polls
    assert.ok(each <= 10, String(each))
  })

test('a year without an event is one look at each scope', async () => {
  const world = startPolling()
  const cursor = await world.start()
  world.pass(365 * day)
  const empty = await world.follow(cursor)
  assert.deepEqual([empty.ids, empty.polls, empty.mostQueries], [[], 1, 2])
  assert.deepEqual(empty.cursor, cursor)
  const id = world.store()
  assert.deepEqual((await world.follow(empty.cursor)).ids, [id])
})

test('a cursor of before, which stands where it will and remembers what it will, goes on', async () => {
  const world = startPolling()
  const start = await world.start()
  world.pass(100)
  const [seen, other] = [world.store(-10), world.store(-5)]
  const cursor = { tenantId: 't', eventType: 'instore', since: start.since, seen: [seen.slice(-8)] }
  const found = await world.follow(cursor)
  assert.deepEqual(found.ids, [other])

  // It stood where an instance was whose clock was a day ahead.
  const since = newestFirst(new Date(Date.UTC(2026, 0, 2)))
  const ahead = await world.follow({ ...cursor, since })
  world.pass(1)
  const id = world.store()
  assert.deepEqual((await world.follow(ahead.cursor)).ids, [id])
})
