import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startPolling } from '../support/polling.js'

/** Ten seconds after more events within half a minute than a cursor remembers. */
const afterVeryMany = () => {
  const polling = startPolling()
  for (let i = 0; i < 300; i++) {
    polling.pass(0.1)
    polling.store()
  }
  polling.pass(10)
  return polling
}

test('a poll gives nothing of the past, then each new event once, oldest first', async () => {
  const { follow, pass, poller, start, store } = startPolling()
  store(-60)
  pass(59)
  store()
  pass(1)
  const cursor = await start()
  assert.deepEqual((await poller.next(cursor)).events, [])

  const wanted = [1, 2].map(() => {
    pass(1)
    return store()
  })
  const first = await follow(cursor)
  assert.deepEqual(first.ids, wanted)
  assert.deepEqual((await follow(first.cursor)).ids, [])
})

test('nor is it given what was stored late among very many, just before it began', async () => {
  const { follow, pass, start, store } = afterVeryMany()
  store(-50)
  pass(1)
  const { ids, cursor } = await follow(await start())
  assert.deepEqual(ids, [])
  pass(300)
  assert.deepEqual((await follow(cursor)).ids, [])
})

test('very many that came before it began do not make it wait for what comes next', async () => {
  const { follow, pass, start, store } = afterVeryMany()
  const cursor = await start()
  pass(1)
  const next = store()
  assert.deepEqual((await follow(cursor)).ids, [next])
})

test('a poll that finds nothing leaves the cursor as it was', async () => {
  const { pass, poller, start, store } = startPolling()
  store()
  pass(1)
  const cursor = await start()
  assert.deepEqual((await poller.next(cursor)).cursor, cursor)
  pass(100)
  assert.deepEqual((await poller.next(cursor)).cursor, cursor)
})

test('events of one millisecond are neither missed nor repeated, also across pages', async () => {
  for (const count of [350, 2500]) {
    const { follow, pass, start, store } = startPolling()
    const cursor = await start()
    pass(1)
    const wanted = new Set(Array.from({ length: count }, () => store()))
    const first = await follow(cursor)
    pass(300)
    const { ids } = await follow(first.cursor)
    assert.equal(first.ids.length + ids.length, count)
    assert.deepEqual(new Set([...first.ids, ...ids]), wanted)
  }
})

test('a tenant’s own events and those for all come in one order', async () => {
  const { follow, pass, start, store } = startPolling()
  const cursor = await start()
  const wanted = Array.from({ length: 150 }, (_, i) => {
    pass(0.1)
    return store(0, i % 3 === 0 ? 'all' : 't')
  })
  assert.deepEqual((await follow(cursor)).ids, wanted)
})

test('an event that turns up behind newer ones is still given, once', async () => {
  const { follow, pass, start, store } = startPolling()
  const cursor = await start()
  pass(70)
  const newer = store()
  const first = await follow(cursor)
  assert.deepEqual(first.ids, [newer])

  // Stored a minute after the time of its key.
  const late = [store(-60), store(-19)]
  const second = await follow(first.cursor)
  assert.deepEqual(second.ids, late)
  assert.deepEqual((await follow(second.cursor)).ids, [])
})

test('an instance whose clock is two minutes ahead costs nobody else an event', async () => {
  const { follow, pass, start, store } = startPolling()
  const ahead = await follow(await start()).then(async ({ cursor }) => {
    const id = store(120)
    const found = await follow(cursor)
    assert.deepEqual(found.ids, [id])
    return found
  })
  let { cursor } = ahead
  for (let i = 0; i < 20; i++) {
    pass(10)
    const id = store()
    const found = await follow(cursor)
    assert.deepEqual(found.ids, [id])
    cursor = found.cursor
  }
  assert.equal(cursor.seen.length < 15, true)
})

test('a clock that is a year ahead costs nobody else an event, either', async () => {
  const { follow, pass, start, store } = startPolling()
  let cursor = await start()
  store(365 * 86_400)
  for (let i = 0; i < 20; i++) {
    cursor = (await follow(cursor)).cursor
    pass(60)
    const id = store()
    const found = await follow(cursor)
    assert.deepEqual(found.ids, [id])
    cursor = found.cursor
  }
})

test('what turns up while a poller begins is new when it was fired after that, however many there were before', async () => {
  const { follow, pass, start, store } = startPolling()
  for (let i = 0; i < 3000; i++) {
    pass(0.01)
    store()
  }
  let cursor = await start()
  pass(1)
  // By a clock that is a minute behind: older than thousands that the poller did not want.
  const wanted = [store(-60), store(-30), store()]
  const given: string[] = []
  for (let i = 0; i < 20; i++) {
    pass(15)
    const found = await follow(cursor)
    given.push(...found.ids)
    cursor = found.cursor
  }
  const past = given.filter((id) => !wanted.includes(id))
  assert.deepEqual(new Set(given.filter((id) => wanted.includes(id))), new Set(wanted))
  // All but what was stored in the last seconds before it began, and was not remembered.
  assert.ok(past.length < 300, String(past.length))
})
