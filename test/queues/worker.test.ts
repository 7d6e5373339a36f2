import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { FanOutMessage } from '../../src/queues/fan-out-message.js'
import { worker } from '../../src/queues/worker.js'
import { newEvent, tenant } from '../support/deliveries.js'
import { loggedContext } from '../support/log-lines.js'

const message = { scope: tenant, eventIds: [newEvent().id] }

const setUp = (triggerMetadata: Record<string, unknown> = {}) => {
  const worked: FanOutMessage[] = []
  const poisoned: unknown[] = []
  const logged = loggedContext({ triggerMetadata })
  const queues = {
    poison: (queue: string, raw: unknown) => {
      poisoned.push([queue, raw])
      return Promise.resolve()
    },
  }
  const handle = worker(queues, 'fan-out', (each) => {
    worked.push(each)
    return Promise.resolve()
  })
  return {
    ...logged,
    queues,
    worked,
    poisoned,
    run: async (raw: unknown): Promise<void> => {
      await handle(raw, logged.context)
    },
  }
}

test('a message of ours is worked on', async () => {
  const { run, worked, poisoned, lines } = setUp()
  await run(message)
  assert.deepEqual([worked, poisoned, lines], [[message], [], []])
})

for (const [dequeueCount, again] of [
  [1, undefined],
  ['1', undefined],
  [undefined, undefined],
  [2, true],
  ['2', true],
  [5, true],
] as const) {
  test(`a message that is handed out for the time number ${String(dequeueCount)} ${again ? 'may have been done before' : 'is new'}`, async () => {
    const { run, worked } = setUp({ dequeueCount })
    await run(message)
    assert.deepEqual(worked, [again ? { ...message, again } : message])
  })
}

test('a message that says it may have been done before keeps saying so', async () => {
  const { run, worked } = setUp({ dequeueCount: 1 })
  await run({ ...message, again: true })
  assert.deepEqual(worked, [{ ...message, again: true }])
})

for (const raw of ['hello', '', '{"scope":', {}, { scope: 5, eventIds: ['a'] }, [], null, 5]) {
  test(`${JSON.stringify(raw)} is set aside with one log line, and nothing is thrown`, async () => {
    const { run, worked, poisoned, lines } = setUp({ id: 'm1' })
    await run(raw)
    assert.deepEqual([worked, poisoned], [[], [['fan-out', raw]]])
    assert.deepEqual(
      lines.map(({ level, fields }) => [level, fields]),
      [
        [
          'error',
          {
            event: 'message.refused',
            queue: 'fan-out',
            messageId: 'm1',
            reason: 'not a message of this app',
          },
        ],
      ],
    )
  })
}

test('a message that cannot be set aside comes back', async () => {
  const { context, lines } = setUp()
  const poison = () => Promise.reject(new Error('queue'))
  const handle = worker({ poison }, 'fan-out', () => Promise.resolve())
  await assert.rejects(Promise.resolve(handle('hello', context)), /queue/)
  assert.deepEqual(lines, [])
})

test('what the work throws is passed on, so that the message comes back', async () => {
  const { queues, context } = setUp()
  const handle = worker(queues, 'fan-out', () => Promise.reject(new Error('storage')))
  await assert.rejects(Promise.resolve(handle(message, context)), /storage/)
})
