import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wake, wakeOverdue } from '../../src/queues/wake.js'
import { noon, subscriptionNumber, tenant } from '../support/deliveries.js'
import { stream } from '../support/gather.js'
import { loggedContext } from '../support/log-lines.js'

const callback = { tenantId: tenant, subscriptionId: subscriptionNumber(1) }

const setUp = (overdue = [callback]) => {
  const steps: string[] = []
  const parts = {
    held: {
      lookAt: (_callback: object, at: Date) => {
        steps.push(`look at ${(at.getTime() - noon.getTime()) / 1000} s`)
        return Promise.resolve()
      },
      toBeLookedAt: () => stream(overdue),
    },
    release: (message: object, delaySeconds: number) => {
      assert.deepEqual(message, { ...callback, since: noon.toISOString(), held: true })
      steps.push(`message in ${delaySeconds} s`)
      return Promise.resolve()
    },
    now: () => noon,
  }
  return { steps, parts, ...loggedContext() }
}

test('a look is noted before its message is queued, so that one that is lost is made up for', async () => {
  const { steps, parts } = setUp()
  await wake(parts)(callback, 40)
  await wake(parts)(callback)
  assert.deepEqual(steps, ['look at 160 s', 'message in 40 s', 'look at 120 s', 'message in 0 s'])
})

test('what is to be looked at later than a message should be hidden is only noted', async () => {
  const { steps, parts } = setUp()
  await wake(parts)(callback, 900)
  assert.deepEqual(steps, ['look at 900 s'])
})

test('looks that nobody has made are made up for, and told of', async () => {
  const { steps, parts, log, events } = setUp()
  await wakeOverdue(parts)(log)
  assert.deepEqual(steps, ['look at 120 s', 'message in 0 s'])
  assert.deepEqual(events(), ['callbacks.woken'])
  const none = setUp([])
  await wakeOverdue(none.parts)(none.log)
  assert.deepEqual(none.events(), [])
})
