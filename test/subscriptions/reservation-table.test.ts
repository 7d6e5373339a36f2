import assert from 'node:assert/strict'
import { test } from 'node:test'
import { callbackIdentity } from '../../src/callbacks/callback-identity.js'
import { encryptionKey } from '../../src/encryption/encryption-key.js'
import { plainCipher, textCipher } from '../../src/encryption/text-cipher.js'
import { allRows } from '../../src/storage/table-query.js'
import { tableSubscriptions } from '../../src/subscriptions/subscription-table.js'
import { noon, tenant } from '../support/deliveries.js'
import { gather } from '../support/gather.js'
import { useStorage } from '../support/storage.js'
import { newSubscription } from '../support/subscriptions.js'

const table = useStorage().table('subscriptions')
const cipher = textCipher([encryptionKey(Buffer.alloc(32, 1))])
/** Two instances of the app. */
const [one, two] = [1, 2].map(() =>
  tableSubscriptions(table, undefined, () => Promise.resolve(cipher)),
)
assert.ok(one && two)

/** Two subscriptions that reach the same callback. */
const addPair = async (number: number) => {
  const { callbackUrl } = newSubscription(number)
  const { subscription: a } = await one.add(newSubscription(number))
  const { subscription: b } = await two.add(
    newSubscription(number, { callbackUrl: `${callbackUrl}&x=1` }),
  )
  return { a, b }
}

const oneMore = (last = { minute: 7, calls: 0 }) => ({
  reservation: { ...last, calls: last.calls + 1 },
  answer: last.calls,
})

test('what twelve reserve at once for the same callback is all reserved: each decides by what the one before left', async () => {
  const { a, b } = await addPair(1)
  const reserved = await Promise.all(
    Array.from({ length: 12 }, (_, i) => (i % 2 === 0 ? one : two).reserve(i % 3 ? a : b, oneMore)),
  )
  assert.deepEqual(new Set(reserved), new Set(Array.from({ length: 12 }, (_, i) => i)))
  const seen = await Promise.all([a, b].map(({ id }) => one.get(tenant, id)))
  const calls = seen.map((each) => each?.reservation?.calls ?? 0)
  assert.equal(Math.max(...calls), 12)
  assert.ok(Math.min(...calls) > 0, 'each row says that its callback is called often')
  const [plainHash] = plainCipher.hashes(callbackIdentity(a.callbackUrl))
  const rows = await gather(allRows<object>(table, { filter: "PartitionKey ne ''" }))
  assert.ok(!JSON.stringify(rows).includes(plainHash))
})

test('what a former version has reserved in a subscription’s own row counts', async () => {
  const { a } = await addPair(2)
  assert.equal(await one.reserve({ ...a, reservation: { minute: 7, calls: 5 } }, oneMore), 5)
  assert.equal(await one.reserve({ ...a, reservation: { minute: 7, calls: 9 } }, oneMore), 6)
})

test('nothing is reserved for a subscription that is gone', async () => {
  const { a, b } = await addPair(3)
  await one.remove(tenant, a.id)
  assert.equal(await one.reserve(a, oneMore), undefined)
  assert.equal(await one.reserve(b, oneMore), 0)
})

test('what is reserved is purged with what else is left behind, and never taken for a subscription', async () => {
  const { a } = await addPair(4)
  await one.reserve(a, oneMore)
  const { recipients } = await one.firstRecipients({ scope: tenant, eventType: 'instore' })
  assert.ok(recipients.every(({ callbackUrl }) => callbackUrl !== ''))
  const reserved = { filter: "RowKey ge 'reserved:' and RowKey lt 'reserved;'" }
  await one.purgeLookupRows(noon, false)
  assert.notEqual((await gather(allRows<object>(table, reserved))).length, 0)
  await one.purgeLookupRows(new Date(Date.now() + 60_000), false)
  assert.deepEqual(await gather(allRows<object>(table, reserved)), [])
})
