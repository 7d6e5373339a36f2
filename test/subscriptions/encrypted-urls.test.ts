import assert from 'node:assert/strict'
import { test } from 'node:test'
import { encryptionKey } from '../../src/encryption/encryption-key.js'
import { plainCipher, textCipher, type TextCipher } from '../../src/encryption/text-cipher.js'
import { allRows } from '../../src/storage/table-query.js'
import { keyOf } from '../../src/storage/ids.js'
import { endOfKeys } from '../../src/subscriptions/key-range.js'
import { callbackKeys } from '../../src/subscriptions/lookup-rows.js'
import { tableSubscriptions } from '../../src/subscriptions/subscription-table.js'
import type { SubscriptionRow } from '../../src/subscriptions/subscription-row.js'
import { noon, secret, tenantNumber } from '../support/deliveries.js'
import { gather } from '../support/gather.js'
import { useStorage } from '../support/storage.js'
import { newSubscription } from '../support/subscriptions.js'

const table = useStorage().table('subscriptions')
const [one, two] = [1, 2].map((byte) => encryptionKey(Buffer.alloc(32, byte)))
assert.ok(one && two)

const appWith = (cipher: TextCipher) =>
  tableSubscriptions(table, undefined, () => Promise.resolve(cipher))
const plain = appWith(plainCipher)
const encrypted = appWith(textCipher([one]))
const rotated = appWith(textCipher([two, one]))
const renewed = appWith(textCipher([two]))

let tenants = 0
/** A tenant that no other test has, and what its flows say. */
const newTenant = () => {
  const tenantId = tenantNumber(500 + tenants++)
  const flow = (number: number, workflowId?: string) =>
    newSubscription(number, {
      tenantId,
      ...(workflowId ? { context: { workflowId, triggerName: 'When_it_happens' } } : {}),
    })
  const rows = () =>
    gather(allRows<SubscriptionRow>(table, { filter: `PartitionKey eq '${tenantId}:instore'` }))
  const partition = { scope: tenantId, eventType: 'instore' }
  return { tenantId, flow, rows, partition }
}

test('no row that is written with a key holds a callback URL, or a hash that can be made without the key', async () => {
  const { tenantId, flow, rows, partition } = newTenant()
  const { subscription } = await encrypted.add(flow(1, 'a flow'))
  const text = JSON.stringify(await rows())
  for (const hidden of [secret, 'logic.azure.com', 'sig=']) assert.ok(!text.includes(hidden))
  const [plainKey] = callbackKeys(plainCipher, flow(1))
  assert.ok(!text.includes(plainKey))

  const { callbackUrl } = flow(1)
  assert.equal(subscription.callbackUrl, callbackUrl)
  const whole = { from: '0', before: endOfKeys }
  const seen = [
    await encrypted.get(tenantId, subscription.id),
    await encrypted.current(tenantId, subscription.id),
    ...(await encrypted.page(tenantId, undefined, 10)).subscriptions,
    ...(await encrypted.firstRecipients(partition)).recipients,
    ...(await encrypted.recipientsIn(partition, whole)),
  ]
  assert.deepEqual(
    seen.map((each) => [each?.callbackUrl, each?.isStale]),
    Array.from({ length: 5 }, () => [callbackUrl, undefined]),
  )
})

test('a URL that was stored plainly is read, and found again by itself, which encrypts it', async () => {
  const { tenantId, flow, rows } = newTenant()
  const { subscription } = await plain.add(flow(1))
  const before = await encrypted.get(tenantId, subscription.id)
  assert.deepEqual([before?.callbackUrl, before?.isStale], [flow(1).callbackUrl, true])
  const again = await encrypted.add(flow(1))
  assert.deepEqual(again, { subscription })
  assert.ok(!JSON.stringify(await rows()).includes(secret))
  assert.equal((await rows()).length, 2)
  assert.equal((await encrypted.get(tenantId, subscription.id))?.isStale, undefined)
  assert.deepEqual(await encrypted.add(flow(1)), { subscription })
  assert.equal(await encrypted.remove(tenantId, subscription.id), true)
  assert.deepEqual(await rows(), [])
})

test('of several calls at once for a URL that was stored plainly, each gets the same subscription', async () => {
  const { flow, rows } = newTenant()
  const { subscription } = await plain.add(flow(1))
  const instances = [1, 2, 3].map(() => appWith(textCipher([one])))
  const added = await Promise.all(instances.map(({ add }) => add(flow(1))))
  assert.deepEqual(new Set(added.map((each) => each.subscription.id)), new Set([subscription.id]))
  assert.equal((await rows()).length, 2)
})

test('a start that is noted encrypts what it starts, some at a time', async () => {
  const { flow, partition } = newTenant()
  for (let i = 0; i < 25; i++) await plain.add(flow(i))
  const stale = async () =>
    (await encrypted.firstRecipients(partition)).recipients.filter(({ isStale }) => isStale)
  await encrypted.noteLastStart(await stale(), noon)
  const left = await stale()
  assert.equal(left.length, 5)
  await encrypted.noteLastStart(left, noon)
  assert.deepEqual(await stale(), [])
})

test('what a delivery reads and notes costs as many calls of storage with a key as without', async () => {
  const callsWith = async (cipher: TextCipher) => {
    let calls = 0
    const counting = async () =>
      new Proxy(await table(), {
        get: (target, name) => {
          const value: unknown = Reflect.get(target, name)
          if (typeof value !== 'function') return value
          calls++
          return value.bind(target) as unknown
        },
      })
    const { flow, partition } = newTenant()
    const app = tableSubscriptions(counting, undefined, () => Promise.resolve(cipher))
    for (let i = 0; i < 3; i++) await app.add(flow(i))
    calls = 0
    const { recipients } = await app.firstRecipients(partition)
    await app.recipientsIn(partition, { from: '0', before: endOfKeys })
    await app.noteLastStart(recipients, noon)
    return calls
  }
  assert.equal(await callsWith(textCipher([one])), await callsWith(plainCipher))
})

test('keys are rotated without a moment in which a URL is not read or not found', async () => {
  const { tenantId, flow } = newTenant()
  const { subscription } = await encrypted.add(flow(1))
  const { id, callbackUrl } = subscription
  assert.equal((await rotated.get(tenantId, id))?.callbackUrl, callbackUrl)
  assert.equal((await renewed.get(tenantId, id))?.callbackUrl, '')
  assert.equal((await rotated.add(flow(1))).subscription.id, id)
  assert.equal((await renewed.get(tenantId, id))?.callbackUrl, callbackUrl)
  assert.equal((await renewed.add(flow(1))).subscription.id, id)
  // An instance that has the new key second still reads and finds it.
  assert.equal((await appWith(textCipher([one, two])).add(flow(1))).subscription.id, id)
})

test('a URL that is copied into another subscription’s row is not read there', async () => {
  const { tenantId, flow, rows } = newTenant()
  const [mine, theirs] = [await encrypted.add(flow(1)), await encrypted.add(flow(2))]
  const key = keyOf(theirs.subscription.id)
  const stolen = (await rows()).find(({ rowKey }) => rowKey === key)?.callbackUrl
  const partitionKey = `${tenantId}:instore`
  const rowKey = keyOf(mine.subscription.id)
  await (await table()).updateEntity({ partitionKey, rowKey, callbackUrl: stolen }, 'Merge')
  assert.equal((await encrypted.get(tenantId, mine.subscription.id))?.callbackUrl, '')
  assert.equal(
    (await encrypted.get(tenantId, theirs.subscription.id))?.callbackUrl,
    flow(2).callbackUrl,
  )
})

test('what cannot be read can be removed, and succeeded by the flow that is saved again', async () => {
  const { tenantId, flow, rows } = newTenant()
  const { subscription: first } = await encrypted.add(flow(1, 'edited'))
  const second = await renewed.add(flow(2, 'edited'))
  assert.equal(second.superseded, first.id)
  assert.equal((await renewed.current(tenantId, first.id))?.callbackUrl, flow(2).callbackUrl)
  const { subscription } = await encrypted.add(flow(3))
  assert.equal(await renewed.remove(tenantId, subscription.id), true)
  const left = (await rows()).map(({ rowKey }) => rowKey.replace(/:.*/, ''))
  assert.deepEqual(left.sort(), [keyOf(second.subscription.id), 'heir', 'url', 'workflow'].sort())
})

test('all URLs are rewritten by one run, whatever it meets; another run finds nothing to do', async () => {
  const { tenantId, flow, rows } = newTenant()
  const ids = []
  for (let i = 0; i < 11; i++)
    ids.push((await (i < 9 ? plain : encrypted).add(flow(i))).subscription.id)
  // An instance that did not know the former key has stored one of them once more.
  const twice = (await renewed.add(flow(10))).subscription.id
  await (await table()).deleteEntity(`${tenantId}:instore`, callbackKeys(plainCipher, flow(0))[0])

  const dry = await gather(rotated.rewriteUrls(true))
  assert.ok(dry.filter((each) => each === 'stale').length >= 11)
  const done = await gather(rotated.rewriteUrls(false))
  assert.ok(done.includes('rewritten'))
  assert.deepEqual(
    done.filter((each) => !['current', 'rewritten', 'unreadable'].includes(each)),
    [],
  )
  assert.deepEqual(
    (await gather(rotated.rewriteUrls(false))).filter((each) => each === 'rewritten'),
    [],
  )
  for (const [i, id] of ids.entries())
    assert.equal((await renewed.get(tenantId, id))?.callbackUrl, flow(i).callbackUrl)
  for (const id of [...ids, twice]) assert.equal(await renewed.remove(tenantId, id), true)
  assert.deepEqual(await rows(), [])
})
