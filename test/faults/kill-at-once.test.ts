import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startFaultStack, type FaultStack } from './fault-stack.js'
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

test('a host that dies as it delivers at once leaves nothing undone, whichever step it dies after', async (t) => {
  const begun = []
  for (const name of names)
    begun.push({ name, end: await theKiller().begin('few', { name, when: 'after' }) })
  // Only now: the messages of all of them are hidden for half a minute after their host has died.
  for (const { name, end } of begun) {
    const { faults, duplicates } = await end()
    assert.deepEqual(faults, [], name)
    t.diagnostic(`${name}: ${duplicates} duplicates`)
  }
})
