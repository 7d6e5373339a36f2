import assert from 'node:assert/strict'
import { test } from 'node:test'
import { firstOf, noon, secondsAfterNoon, spread, tenant } from '../../support/deliveries.js'
import { pagesOver } from '../../support/recipient-pages.js'

const partition = { scope: tenant, eventType: 'instore' }

/** Pages of a partition that grows by one subscription with each reading, and a clock. */
const growing = (least = 1) => {
  const at = { seconds: 0 }
  let readings = 0
  const pages = pagesOver(
    { firstRecipients: () => Promise.resolve(firstOf(spread(least + readings++))) },
    () => (at.seconds === 0 ? noon : secondsAfterNoon(at.seconds)),
  )
  return { ...pages, at, readings: () => readings }
}

test('an event whose turn comes soon has the page that was read for it', async () => {
  const { read, wait, at, readings } = growing()
  const turn = wait(await read(partition))
  at.seconds = 29
  assert.equal((await turn.recipients())?.length, 1)
  assert.equal(readings(), 1)
})

test('an event that waits has the page that was read for one that came after it', async () => {
  const { read, wait, at, readings } = growing()
  const first = wait(await read(partition))
  at.seconds = 20
  const second = wait(await read(partition))
  at.seconds = 40
  assert.equal((await first.recipients())?.length, 2)
  assert.equal((await second.recipients())?.length, 2)
  assert.equal(readings(), 2)
})

test('subscriptions that were read long before are read again, once for all who wait', async () => {
  const { read, wait, at, readings } = growing()
  const page = await read(partition)
  const waiting = Array.from({ length: 20 }, () => wait(page))
  at.seconds = 31
  for (const turn of waiting) assert.equal((await turn.recipients())?.length, 2)
  assert.equal(readings(), 2)
})

test('subscriptions that were let go for want of room are read again', async () => {
  const { read, wait, readings } = growing()
  const page = await read(partition)
  page.letGo()
  assert.equal((await wait(page).recipients())?.length, 2)
  assert.equal(readings(), 2)
})

test('subscriptions that have become more than a page are left to be read in pieces', async () => {
  const { read, wait, at } = growing(1000)
  const turn = wait(await read(partition))
  at.seconds = 31
  assert.equal(await turn.recipients(), undefined)
})

test('what is more than a page stays so for all who wait with it', async () => {
  const { read, wait } = growing(1000)
  const first = wait(await read(partition))
  wait(await read(partition))
  assert.equal(await first.recipients(), undefined)
})

test('one whose turn did not come keeps nothing', async () => {
  const { read, wait, at, readings } = growing()
  const page = await read(partition)
  wait(page).end()
  at.seconds = 31
  await wait(page).recipients()
  assert.equal(readings(), 2)
})
