import assert from 'node:assert/strict'
import { beforeEach, mock, test } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import type { Dispatcher } from 'undici'
import { parseCircuitPolicy } from '../../src/callbacks/circuit-policy.js'
import { deliveryEngine, type DeliveryEngineParts } from '../../src/deliveries/delivery-engine.js'
import { sliceSize } from '../../src/delivery-store/plan.js'
import { settingsOf } from '../../src/settings.js'
import type { Recipient } from '../../src/subscriptions/subscription.js'
import {
  firstOf,
  newDelivery,
  newEvent,
  newRecipient,
  noon,
  secondsAfterNoon,
  tenant,
} from '../support/deliveries.js'
import { memoryDeliveries } from '../support/engine.js'
import { loggedContext } from '../support/log-lines.js'
import { newSubscription } from '../support/subscriptions.js'

// What is put together from tested parts is tested for being put together: each test fails when its part is left out.

// Calls that hang are never timed out, so that limits alone decide what begins.
beforeEach(() => {
  mock.timers.reset()
  mock.timers.enable({ apis: ['setTimeout'] })
})

const nothing = () => Promise.resolve()

/** Lets all that can go on without a timer go on. */
const calm = async () => {
  for (let i = 0; i < 50; i++) await turn()
}

/** An engine over memory, to recipients that accept or hang. */
const setUp = (recipients: readonly Recipient[], accepts = false) => {
  const { log } = loggedContext()
  const counts = { posts: 0, reads: 0, admitted: 0 }
  const started: string[][] = []
  const looks: Date[] = []
  let nextRead = Promise.resolve()
  const dispatcher: Pick<Dispatcher, 'dispatch'> = {
    dispatch: (_options, handler) => {
      counts.posts++
      const controller = { abort: () => undefined } as unknown as Dispatcher.DispatchController
      handler.onRequestStart?.(controller, {})
      if (accepts) handler.onResponseStart?.(controller, 202, {}, 'Accepted')
      if (accepts) handler.onResponseEnd?.(controller, {})
      return true
    },
  }
  const stored = memoryDeliveries([])
  const parts: DeliveryEngineParts = {
    settings: {
      retrySchedule: [7 * 86_400],
      outcomes: [],
      circuitPolicy: parseCircuitPolicy(settingsOf({})),
      callsPerMinute: 1_000_000,
      callbacks: { timeoutSeconds: 30 },
      signingSecrets: [],
    },
    guard: () => undefined,
    subscriptions: {
      firstRecipients: async () => {
        counts.reads++
        await nextRead
        return firstOf(recipients)
      },
      recipientsIn: () => Promise.resolve(recipients),
      noteLastStart: (those) => {
        started.push(those.map(({ id }) => id))
        return Promise.resolve()
      },
      current: (_tenantId, id) => {
        const found = recipients.find((each) => each.id === id)
        return Promise.resolve(found && { ...newSubscription(1), ...found })
      },
      remove: () => Promise.resolve(true),
      tenantsOf: async function* () {
        yield await Promise.resolve(tenant)
      },
      updateState: (_key, decide) => Promise.resolve(decide({ health: {} }).answer),
    },
    events: {
      get: () => Promise.resolve(newEvent()),
      idsBetween: async function* () {
        yield* await Promise.resolve([])
      },
      partitions: async function* () {
        yield* await Promise.resolve([])
      },
    },
    deliveries: {
      ...stored,
      addChunk: () => Promise.resolve(true),
      chunk: () => {
        counts.admitted++
        return Promise.resolve(undefined)
      },
      get: (_event, _chunk, subscriptionId) =>
        Promise.resolve({ delivery: newDelivery(1, { subscriptionId }) }),
      update: () => Promise.resolve(true),
      plan: () => Promise.resolve(undefined),
      addPlan: (_event, plan) => Promise.resolve(plan),
      waiting: () => Promise.resolve([]),
      parked: (_tenantId, _eventType, firedSince) => {
        looks.push(firedSince)
        return Promise.resolve([])
      },
      tally: () =>
        Promise.resolve({
          chunks: undefined,
          recorded: new Set<number>(),
          matched: 0,
          states: { delivered: 0, pending: 0, parked: 0, deadLettered: 0, retired: 0 },
        }),
      tallies: () => Promise.resolve(new Map()),
    },
    queues: {
      fanOut: nothing,
      deliver: nothing,
      retry: nothing,
      release: nothing,
      redrive: () => Promise.resolve(0),
    },
    serves: () => true,
    now: () => noon,
    dispatcher,
  }
  const { fanOut, deliverChunk, releaseParked, retryDelivery } = deliveryEngine(parts)
  return {
    counts,
    started,
    looks,
    holdReads: () => {
      let release: () => void = () => undefined
      nextRead = new Promise((resolve) => {
        release = resolve
      })
      return () => {
        release()
      }
    },
    /** Fans an event out, by a message that may have been worked on before: whoever is admitted looks for a record first. */
    fire: (again = false) => fanOut([newEvent()], again, log),
    deliverSlice: (number: number) => {
      const chunk = { number, chunks: 9, tenantId: tenant, slice: number, slices: 9 }
      return deliverChunk(newEvent(), chunk, { again: true }, log)
    },
    release: ({ id, tenantId }: Recipient) =>
      releaseParked({ tenantId, subscriptionId: id, since: noon.toISOString() }, log),
    retry: ({ id }: Recipient) =>
      retryDelivery(
        newEvent(),
        { scope: tenant, eventId: newEvent().id, chunk: 0, subscriptionId: id, attempt: 1 },
        log,
      ),
  }
}

const recipients = (count: number) => Array.from({ length: count }, (_, i) => newRecipient(i))

test('of first attempts that hang, 128 are made at the same time', async () => {
  const { counts, fire } = setUp(recipients(400))
  void fire()
  await calm()
  assert.equal(counts.posts, 128)
})

test('of retries that hang, 128 are made at the same time, and first attempts do not wait for them', async () => {
  const all = recipients(400)
  const { counts, fire, retry } = setUp(all)
  for (const each of all) void retry(each)
  await calm()
  assert.equal(counts.posts, 128)
  void fire()
  await calm()
  assert.equal(counts.posts, 256)
})

test('a slow event’s first attempts wait for no more than their slots: after a second, others begin', async () => {
  const { counts, fire } = setUp(recipients(200))
  void fire()
  await calm()
  mock.timers.tick(1000)
  await calm()
  assert.equal(counts.posts, 200)
})

test('events that come while subscriptions are read share the next read', async () => {
  const { counts, fire, holdReads } = setUp(recipients(1), true)
  const release = holdReads()
  const all = [fire(), fire(), fire(), fire()]
  await calm()
  release()
  await Promise.all(all)
  assert.equal(counts.reads, 2)
})

test('a flow’s last start is noted once an hour, by first attempts and retries together', async () => {
  const [recipient, ...others] = recipients(1)
  assert.ok(recipient && others.length === 0)
  const { started, fire, retry } = setUp([recipient], true)
  await fire()
  await fire()
  await retry(recipient)
  assert.deepEqual(
    started.filter((ids) => ids.length > 0),
    [[recipient.id]],
  )
})

test('chunks of up to 2,400 deliveries are under way in the pool for large ones, and small ones do not wait for them', async () => {
  const large = setUp(recipients(1000))
  for (let i = 0; i < 3; i++) void large.fire(true)
  await calm()
  assert.equal(large.counts.admitted, 2)

  const few = recipients(1000)
  const mixed = setUp(few)
  for (let i = 0; i < 3; i++) void mixed.fire(true)
  await calm()
  few.splice(1)
  void mixed.fire(true)
  await calm()
  assert.equal(mixed.counts.admitted, 3)
})

test('small chunks have a pool of 2,400 deliveries of their own', async () => {
  const small = setUp(recipients(50))
  for (let i = 0; i < 50; i++) void small.fire(true)
  await calm()
  assert.equal(small.counts.admitted, 48)
})

test('slices have a pool of 2,400 deliveries of their own', async () => {
  const { counts, deliverSlice } = setUp(recipients(1))
  for (let number = 0; number < 5; number++) void deliverSlice(number)
  await calm()
  assert.equal(counts.admitted, 2400 / sliceSize)
})

test('a release looks back as far as retries of a week, and a callback that fails until it is disabled, can take', async () => {
  const [recipient] = recipients(1)
  assert.ok(recipient)
  const { looks, release } = setUp([recipient], true)
  await release(recipient)
  const [firedSince] = looks
  assert.ok(firedSince && firedSince < secondsAfterNoon(-(7.7 + 5) * 86_400))
})
