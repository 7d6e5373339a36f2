import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CallbackHealth } from '../../../src/callbacks/callback-health.js'
import { releaseHeld } from '../../../src/deliveries/resume/release-held.js'
import type { HeldMessage } from '../../../src/queues/held-table.js'
import type { CallbackState } from '../../../src/subscriptions/callback-state-table.js'
import { noon, secondsAfterNoon, subscriptionNumber, tenant } from '../../support/deliveries.js'
import { loggedContext } from '../../support/log-lines.js'
import { newSubscription } from '../../support/subscriptions.js'

const id = subscriptionNumber(1)
const message = { tenantId: tenant, subscriptionId: id, since: noon.toISOString(), held: true }
const onProbation: CallbackHealth = { failures: 3, holdUntil: noon }

/** `heldMeanwhile`: so many messages come while the callback is forgotten; `claimMs`: what each update of its state takes. */
const setUp = (
  health: CallbackHealth | undefined,
  waiting: number,
  {
    state,
    heldMeanwhile = 0,
    claimMs = 0,
  }: { state?: CallbackState; heldMeanwhile?: number; claimMs?: number } = {},
) => {
  const steps: string[] = []
  let clock = noon
  const messages: HeldMessage[] = Array.from({ length: waiting + heldMeanwhile }, (_, i) => ({
    partitionKey: 'held',
    rowKey: String(i),
    text: `message ${i}`,
  }))
  let left = messages.slice(0, waiting)
  const kept = { state: state ?? { health: health ?? {}, history: [] }, claims: 0 }
  const subscription = health && { ...newSubscription(1), id, health }
  const run = releaseHeld({
    subscriptions: {
      current: () => Promise.resolve(subscription),
      updateState: (_key, decide) => {
        const { change, answer } = decide(kept.state)
        kept.state = { ...kept.state, ...change }
        kept.claims += 1
        clock = new Date(clock.getTime() + claimMs)
        return Promise.resolve(answer)
      },
    },
    queues: {
      held: {
        add: () => Promise.reject(new Error('Not asked for')),
        oldest: (_callback, count) =>
          Promise.resolve({ messages: left.slice(0, count), more: left.length > count }),
        remove: (messages) => {
          steps.push(`remove ${messages.length}`)
          left = left.filter((each) => !messages.includes(each))
          return Promise.resolve()
        },
        lookAt: (_callback, at) => {
          steps.push(`look in ${(at.getTime() - noon.getTime()) / 1000} s`)
          return Promise.resolve()
        },
        toBeLookedAt: () => {
          throw new Error('Not asked for')
        },
        forget: () => {
          steps.push('forget')
          left = left.concat(messages.slice(waiting))
          return Promise.resolve()
        },
      },
      retryText: (text, delaySeconds) => {
        steps.push(`${text} in ${delaySeconds} s`)
        return Promise.resolve()
      },
      wake: (_callback, delaySeconds = 0) => {
        steps.push(`wake in ${delaySeconds} s`)
        return Promise.resolve()
      },
    },
    circuitPolicy: { failures: 3 },
    now: () => clock,
  })
  const { log, lines } = loggedContext()
  return { run: (more = {}) => run({ ...message, ...more }, log), steps, lines, kept }
}

test('a callback whose hold is over is probed by the delivery that has waited longest', async () => {
  const { run, steps } = setUp(onProbation, 3)
  await run()
  assert.deepEqual(steps, ['message 0 in 0 s', 'remove 1'])
})

test('a callback that is back gets what waits for it, ten a second, before it is forgotten', async () => {
  const { run, steps, lines } = setUp({}, 25)
  await run()
  assert.equal(steps.filter((step) => step.endsWith('in 0 s')).length, 10)
  assert.equal(steps.at(-2), 'message 24 in 2 s')
  assert.equal(steps.at(-1), 'remove 25')
  assert.deepEqual(lines[0]?.fields, { event: 'held.released', subscriptionId: id, sent: 25 })
})

test('of very many, the rest comes once the first are under way', async () => {
  const { run, steps } = setUp({}, 501)
  await run()
  assert.deepEqual(steps.slice(-2), ['remove 500', 'wake in 50 s'])
})

test('what waits for a callback that is disabled or gone is not left waiting', async () => {
  for (const health of [{ ...onProbation, disabledAt: noon }, undefined]) {
    const { run, steps } = setUp(health, 1)
    await run()
    assert.deepEqual(steps, ['message 0 in 0 s', 'remove 1'])
  }
})

test('a callback that is held still is left in peace, and looked at no later than that ends', async () => {
  for (const seconds of [100, 300]) {
    const { run, steps } = setUp({ ...onProbation, holdUntil: secondsAfterNoon(seconds) }, 3)
    await run()
    assert.deepEqual(steps, [`look in ${seconds} s`])
  }
})

test('a look that comes a moment before the end of a hold, by the clock of this instance, comes again then', async () => {
  const { run, steps } = setUp({ ...onProbation, holdUntil: secondsAfterNoon(1.2) }, 3)
  await run()
  assert.deepEqual(steps, ['wake in 2 s'])
})

test('a hold that ends while its callback is claimed has it looked at now', async () => {
  const hold = { ...onProbation, holdUntil: secondsAfterNoon(0.5) }
  const { run, steps } = setUp(hold, 3, { claimMs: 2000 })
  await run()
  assert.deepEqual(steps, ['wake in 0 s'])
})

test('a callback that nothing waits for is looked at no more, and the look claims nothing that a release may wait for', async () => {
  const { run, steps, kept } = setUp(onProbation, 0)
  await run()
  assert.deepEqual(steps, ['forget'])
  assert.equal(kept.claims, 0)
})

test('what is held while a callback is forgotten has it looked at', async () => {
  const { run, steps } = setUp(onProbation, 0, { heldMeanwhile: 1 })
  await run()
  assert.deepEqual(steps, ['forget', 'wake in 0 s'])
})

test('two never release the same: the second leaves a note, unless it is the first one’s message again', async () => {
  const claimed = { health: {}, history: [], releasingUntil: secondsAfterNoon(60) }
  const second = setUp({}, 1, { state: claimed })
  await second.run()
  assert.deepEqual(second.steps, ['look in 60 s'])
  const again = setUp({}, 1, { state: claimed })
  await again.run({ again: true })
  assert.deepEqual(again.steps, ['message 0 in 0 s', 'remove 1'])
  assert.deepEqual(again.kept.state.releasingUntil, new Date(0))
  const other = setUp({}, 1, { state: { ...claimed, releasingFor: 'what another message says' } })
  await other.run({ again: true })
  assert.deepEqual(other.steps, ['look in 60 s'])
})
