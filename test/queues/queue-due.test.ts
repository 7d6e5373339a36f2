import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { KeptMessage } from '../../src/queues/due-table.js'
import { queueDue } from '../../src/queues/queue-due.js'
import { secondsAfterNoon } from '../support/deliveries.js'
import { loggedContext } from '../support/log-lines.js'
import { passingTime } from '../support/passing-time.js'

const kept = (rowKey: string, seconds: number): KeptMessage => ({
  ...{ partitionKey: 'due-0', rowKey, queue: 'retries', text: rowKey },
  dueAt: secondsAfterNoon(seconds),
})

const setUp = (...messages: KeptMessage[]) => {
  const steps: string[] = []
  const now = passingTime()
  const logged = loggedContext()
  let left = messages
  const run = queueDue({
    due: {
      before: (shard, time) =>
        Promise.resolve(shard === 0 ? left.filter(({ dueAt }) => dueAt < time) : []),
      remove: (done) => {
        steps.push(`forget ${done.length}`)
        left = left.filter((each) => !done.includes(each))
        return Promise.resolve()
      },
    },
    send: ({ text }, seconds) => {
      steps.push(`queue ${text} in ${seconds} s`)
      return Promise.resolve()
    },
    now,
  })
  return { ...logged, steps, now, run: () => run(logged.log) }
}

test('what is due within two minutes is queued for its time, and forgotten after that', async () => {
  const { run, steps, lines } = setUp(kept('late', -5), kept('soon', 90), kept('later', 121))
  await run()
  assert.deepEqual(steps, ['queue late in 0 s', 'queue soon in 90 s', 'forget 2'])
  assert.deepEqual(
    lines.map(({ fields }) => fields),
    [{ event: 'messages.due', queued: 2 }],
  )
})

test('when nothing is due, nothing is done or logged', async () => {
  const { run, steps, lines } = setUp(kept('later', 121))
  await run()
  assert.deepEqual([steps, lines], [[], []])
})
