import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Delivery } from '../../../src/delivery-store/delivery.js'
import {
  releaseParked,
  type ReleaseParkedParts,
} from '../../../src/deliveries/resume/release-parked.js'
import type { CallbackStates } from '../../../src/subscriptions/callback-state-table.js'
import {
  newAttempt,
  newDelivery,
  newEvent,
  newRecipient,
  noon,
  secondsAfterNoon,
  subscriptionNumber,
  tenant,
} from '../../support/deliveries.js'
import { loggedContext } from '../../support/log-lines.js'
import { newSubscription } from '../../support/subscriptions.js'

const message = {
  tenantId: tenant,
  subscriptionId: subscriptionNumber(9),
  since: noon.toISOString(),
}

/** Deliveries parked for these subscriptions, the oldest event first; subscription 9 is there, and 1 and 2 lead to it. */
const setUp = (...owners: readonly number[]) => {
  const steps: string[] = []
  const looks: Date[] = []
  const logged = loggedContext()
  const answers = new Map<number, Partial<Delivery>>()
  let clock = noon
  let releasingUntil: Date | undefined
  const parked = owners.map((owner, i) =>
    newDelivery(owner, { eventId: `e${i}`, state: 'parked', reason: 'flow-off' }),
  )
  const subscription = { ...newSubscription(9), ...newRecipient(9) }
  const updateState: CallbackStates['updateState'] = (_key, decide) => {
    const { change, answer } = decide({
      health: {},
      history: [],
      ...(releasingUntil && { releasingUntil }),
    })
    releasingUntil = change?.releasingUntil ?? releasingUntil
    return Promise.resolve(answer)
  }
  const ours = [1, 2, 9].map(subscriptionNumber)
  const parts: ReleaseParkedParts = {
    subscriptions: {
      current: (_tenant, id) => Promise.resolve(ours.includes(id) ? subscription : undefined),
      updateState,
    },
    deliveries: {
      parked: (_tenant, _eventType, firedSince) => {
        looks.push(firedSince)
        return Promise.resolve(parked)
      },
    },
    lookBackMs: 20 * 86_400_000,
    events: { get: (_scope, id) => Promise.resolve(newEvent({ id })) },
    retryDelivery: (_event, { eventId, attempt, early }) => {
      steps.push(`${eventId} #${attempt}${early ? ' early' : ''}`)
      const i = Number(eventId.slice(1))
      const before = parked[i] ?? assert.fail(eventId)
      const attempts = [newAttempt()]
      return Promise.resolve({ ...before, state: 'delivered', attempts, ...answers.get(i) })
    },
    queues: {
      release: (_message, seconds = 0) => {
        steps.push(`later in ${seconds} s`)
        return Promise.resolve()
      },
      wake: () => Promise.reject(new Error('Not asked for')),
    },
    now: () => clock,
    pause: (milliseconds) => {
      clock = new Date(clock.getTime() + milliseconds)
      return Promise.resolve()
    },
  }
  const run = releaseParked(parts)
  const ended = () => logged.lines.at(-1)?.fields
  return {
    ...{ ...logged, steps, looks, answers, parked, parts, run, ended },
    claim: (until: Date) => {
      releasingUntil = until
    },
    claimed: () => releasingUntil !== undefined && releasingUntil > clock,
    sleep: (seconds: number) => {
      clock = secondsAfterNoon(seconds)
    },
  }
}

test('what was parked is delivered one after the other, the oldest first, for ancestors too, and for nobody else', async () => {
  const { run, steps, ended, log, claimed } = setUp(1, 9, 5, 2)
  await run(message, log)
  assert.deepEqual(steps, ['e0 #1 early', 'e1 #1 early', 'e3 #1 early'])
  assert.deepEqual([ended()?.released, ended()?.ended], [3, 'done'])
  assert.equal(claimed(), false)
})

test('when the flow is off again, the rest stays parked', async () => {
  const { run, steps, answers, ended, log } = setUp(9, 9, 9)
  answers.set(1, { state: 'parked' })
  await run(message, log)
  assert.deepEqual(steps, ['e0 #1 early', 'e1 #1 early'])
  assert.equal(ended()?.ended, 'off-again')
})

test('when the callback is to be left in peace, the release goes on as soon as that is over', async () => {
  for (const [dueAt, seconds] of [
    [secondsAfterNoon(3), 60],
    [secondsAfterNoon(900), 900],
  ] as const) {
    const { run, steps, answers, log, claimed } = setUp(9, 9)
    answers.set(0, { state: 'pending', attempts: [], dueAt })
    await run(message, log)
    assert.deepEqual(steps, ['e0 #1 early', `later in ${seconds} s`])
    assert.equal(claimed(), false)
  }
})

test('a delivery that fails is retried by itself: the release goes on with the next', async () => {
  const { run, steps, answers, ended, log } = setUp(9, 9)
  answers.set(0, { state: 'pending', attempts: [newAttempt({ status: 503 })] })
  await run(message, log)
  assert.deepEqual(steps, ['e0 #1 early', 'e1 #1 early'])
  assert.equal(ended()?.released, 1)
})

test('what is due by itself within two minutes is left to its own message; what is long overdue has lost it', async () => {
  const { run, steps, log, parked } = setUp(9, 9, 9, 9)
  for (const [i, seconds] of [119, -60, 121, -901].entries())
    parked[i] = { ...(parked[i] ?? assert.fail()), dueAt: secondsAfterNoon(seconds) }
  await run(message, log)
  assert.deepEqual(steps, ['e2 #1 early', 'e3 #1 early'])
})

test('what is left after five minutes is for another message', async () => {
  const { run, steps, log } = setUp(...Array.from({ length: 4000 }, () => 9))
  await run(message, log)
  assert.equal(steps.length, 3002)
  assert.equal(steps.at(-1), 'later in 0 s')
})

test('one releases at a time: the other comes back later, and the message of one that died goes on', async () => {
  const { run, steps, log, claim, sleep } = setUp(9)
  claim(secondsAfterNoon(400))
  await run(message, log)
  assert.deepEqual(steps, ['later in 15 s'])
  await run({ ...message, waited: true }, log)
  assert.equal(steps.at(-1), 'later in 180 s')
  await run({ ...message, again: true }, log)
  assert.equal(steps.at(-1), 'e0 #1 early')
  claim(secondsAfterNoon(400))
  sleep(401)
  await run(message, log)
  assert.equal(steps.at(-1), 'e0 #1 early')
})

test('a flow without a subscription is looked for once more, in case it is being saved; who has unsubscribed gets nothing', async () => {
  const { run, steps, log } = setUp(9)
  const left = { ...message, subscriptionId: subscriptionNumber(77) }
  await run({ ...left, waited: true }, log)
  assert.deepEqual(steps, ['later in 120 s'])
  await run({ ...left, gone: true }, log)
  assert.equal(steps.length, 1)
})

test('what is released was fired as long before it was parked as its retries may have taken', async () => {
  const { run, looks, log } = setUp(9)
  await run(message, log)
  assert.deepEqual(looks, [secondsAfterNoon(-20 * 86_400)])
})
