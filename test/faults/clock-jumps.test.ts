import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nextState } from '../../src/deliveries/outcome/next-state.js'
import { deliverChunk } from '../../src/deliveries/fan-out/deliver-chunk.js'
import { tableDeliveries } from '../../src/delivery-store/delivery-table.js'
import { followUp } from '../../src/deliveries/outcome/follow-up.js'
import { outcomesBy } from '../../src/deliveries/outcome/outcomes.js'
import { rateLimit } from '../../src/deliveries/limits/rate-limit.js'
import { retryDelivery } from '../../src/deliveries/resume/retry-delivery.js'
import type { TryDelivery } from '../../src/deliveries/attempt/try-delivery.js'
import type { RetryMessage } from '../../src/queues/messages.js'
import type { Reservation } from '../../src/subscriptions/subscription.js'
import { newAttempt, newEvent, newRecipient, noon } from '../support/deliveries.js'
import { heldByNobody } from '../support/engine.js'
import { startAccepting, eventTypeNamed, stock } from '../support/events.js'
import { loggedContext } from '../support/log-lines.js'
import { useStorage } from '../support/storage.js'

const storage = useStorage()
const hour = 3_600_000

/** The parts of the engine over real tables, by a clock that jumps; whoever is called fails so many times. */
const startEngine = (failures: number) => {
  const clock = { ms: noon.getTime() }
  const now = () => new Date(clock.ms)
  const messages: { message: RetryMessage; delaySeconds: number }[] = []
  const calls: number[] = []
  const next = nextState({
    ...{ retrySchedule: [10, 60, 300], outcomeOf: outcomesBy(), now, random: () => 0 },
  })
  const tryDelivery: TryDelivery = (_event, delivery) => {
    calls.push(delivery.attempts.length + 1)
    const status = calls.length > failures ? 202 : 503
    return Promise.resolve({
      delivery: next(delivery, newAttempt({ at: now(), status })),
      healthUpdated: Promise.resolve(),
    })
  }
  const recipient = {
    ...newRecipient(1),
    oid: '0b1ec700-0000-4000-8000-000000000003',
    createdAt: noon,
    context: { platform: 'Power Automate' } as const,
  }
  const subscriptions = {
    recipientsIn: () => Promise.resolve([recipient]),
    current: () => Promise.resolve(recipient),
    noteLastStart: () => Promise.resolve(),
    remove: () => Promise.resolve(true),
  }
  const queues = {
    release: () => Promise.resolve(),
    retry: (message: RetryMessage, delaySeconds: number) => {
      messages.push({ message, delaySeconds })
      return Promise.resolve()
    },
  }
  const parts = {
    ...{ subscriptions, tryDelivery, now, pause: () => Promise.resolve() },
    callLimiter: { full: () => undefined },
    deliveries: tableDeliveries(storage.table('deliveries')),
    followUp: followUp({
      ...{ subscriptions, queues, outcomeOf: outcomesBy(), now },
      holdForCallback: heldByNobody,
    }),
  }
  const deliver = deliverChunk(parts)
  const retry = retryDelivery(parts)
  return { ...parts, clock, messages, calls, deliver, retry, ...loggedContext() }
}

const chunk = { number: 0, chunks: 1, tenantId: newEvent().scope, slice: 0, slices: 1 }

for (const [name, jumps] of [
  ['hours ahead', [2 * hour, 3 * hour, 5 * hour, hour]],
  ['hours back', [-2 * hour, -3 * hour, -hour, -5 * hour]],
  ['to and fro', [6 * hour, -12 * hour, 7 * hour, -hour]],
] as const)
  test(`a clock that jumps ${name} between steps loses no delivery and makes no attempt twice`, async () => {
    const engine = startEngine(2)
    const id = `instore-0000000000${name.replaceAll(' ', 'x').padEnd(16, 'a')}`
    const event = newEvent({ id })
    await engine.deliver(event, chunk, { again: false }, engine.log)

    // Hosts whose clocks differ take the messages, each of them twice; a queue keeps its own time.
    for (let step = 0; step < 12 && engine.messages.length > 0; step++) {
      const taken = engine.messages.splice(0)
      engine.clock.ms += jumps[step % jumps.length] ?? 0
      for (const { message, delaySeconds } of taken) {
        assert.ok(delaySeconds >= 0 && delaySeconds <= 7 * 24 * 3600, String(delaySeconds))
        await engine.retry(event, message, engine.log)
        await engine.retry(event, message, engine.log)
        if (engine.messages.length > 0) engine.clock.ms += (delaySeconds + 1) * 1000
      }
      // Messages of one attempt are one slot: the queue holds them for as long as it was told.
      const last = engine.messages.at(-1)
      engine.messages.splice(0, engine.messages.length, ...(last ? [last] : []))
      engine.clock.ms = Math.max(engine.clock.ms, noon.getTime() - 24 * hour)
      engine.clock.ms += ((last?.delaySeconds ?? 0) + 1) * 1000
    }

    assert.deepEqual(engine.calls, [1, 2, 3])
    const { states, matched } = await engine.deliveries.tally({
      scope: event.scope,
      eventId: event.id,
    })
    assert.equal(matched, 1)
    assert.equal(states.delivered, 1)
  })

test('calls are reserved within the budget however the clock jumps, and never for a time long past', async () => {
  const clock = { ms: noon.getTime() }
  let noted: Reservation | undefined
  const book = rateLimit({
    subscriptions: {
      reserve: (_recipient, decide) => {
        const { reservation, answer } = decide(noted)
        noted = reservation
        return Promise.resolve(answer)
      },
    },
    callsPerMinute: 10,
    now: () => new Date(clock.ms),
  })
  for (const jump of [0, hour, -2 * hour, 3 * hour, -hour]) {
    clock.ms += jump
    for (let i = 0; i < 25; i++) {
      const at = await book(newRecipient(1))
      if (at) assert.ok(at.getTime() >= clock.ms - 60_000, `${at.toISOString()} is long past`)
    }
  }
})

test('a key that is used again by a host whose clock is behind still stands for the same event', async () => {
  const clock = { ms: noon.getTime() }
  const { accept, log, queued } = startAccepting(storage, { now: () => new Date(clock.ms) })
  const eventType = eventTypeNamed('clockjumps')
  const fire = () =>
    accept(
      { eventType, scope: newEvent().scope },
      [{ payloads: [stock(1)], once: { key: 'CMD-1', name: 'This key', body: stock(1).bytes } }],
      log,
    )
  const first = await fire()
  for (const jump of [-3 * hour, 5 * hour, -hour, 20 * hour]) {
    clock.ms += jump
    assert.deepEqual(await fire(), first)
  }
  assert.equal(queued.length, 1)
})
