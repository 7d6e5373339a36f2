import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openStorage } from '../../src/storage/storage.js'
import { tenantNumber } from '../support/deliveries.js'
import { isWholeRun } from '../support/whole-run.js'
import { startFaultStack, tenantCount, type FaultStack } from './fault-stack.js'
import { startKiller, type Killer } from './kill-at.js'

let stack: FaultStack | undefined
let killer: Killer | undefined

before(async () => {
  stack = await startFaultStack()
  killer = await startKiller(stack)
})
after(() => stack?.stop())

const theKiller = () => {
  assert.ok(killer)
  return killer
}

/** What an instance does that delivers at once what it accepts, and the queues do not show. */
const names = [
  'store the event',
  'queue a fan-out message',
  'read subscriptions',
  'POST a callback',
  'record a chunk',
  'queue a retry message',
  'delete a fan-out message',
] as const

test('events are delivered by the instance that accepted them, step by step', async () => {
  const { seen, faults, duplicates } = await theKiller().run('few')
  assert.deepEqual([faults, duplicates], [[], 0])
  assert.deepEqual(
    names.filter((name) => !seen.includes(name)),
    [],
  )
  assert.ok(!seen.includes('receive a fan-out message'))
})

test('a host that is told to end delivers what it has just accepted, and leaves no message', async () => {
  assert.ok(stack)
  const tenantId = tenantNumber(tenantCount - 1)
  const host = await stack.startHost()
  const flow = stack.flow(tenantId, { kind: 'slow', milliseconds: 1000 })
  await flow.subscribe(host.url, 'instore')
  await stack.fire(host.url, tenantId, { storeName: 'Magasin 1', productName: 'RTX', quantity: 1 })
  await host.stop()
  assert.equal(flow.runs().length, 1)
  const queue = await openStorage({ connectionString: stack.storage }).queue('fan-out')()
  assert.equal((await queue.getProperties()).approximateMessagesCount, 0)
})

test('a host that dies as it delivers at once leaves nothing undone, whichever step it dies after', async (t) => {
  const begun = []
  for (const name of names.filter((_, place) => isWholeRun || place % 2 === 0))
    begun.push({ name, end: await theKiller().begin('few', { name, when: 'after' }) })
  // Only now: the messages of all of them are hidden for half a minute after their host has died.
  for (const { name, end } of begun) {
    const { faults, duplicates } = await end()
    assert.deepEqual(faults, [], name)
    t.diagnostic(`${name}: ${duplicates} duplicates`)
  }
})
