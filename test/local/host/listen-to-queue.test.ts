import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { listenToQueue, type ListenerOptions } from '../../../local/host/listen-to-queue.js'
import { pollDelay } from '../../../local/host/poll-delay.js'
import { fakeQueue, received } from './fake-queue.js'
import { eventually } from './fixture.js'

const settings = { batchSize: 4, newBatchThreshold: 2, maxPollingIntervalMs: 100 }

const listen = (options: Partial<ListenerOptions>, lines: string[] = []) =>
  listenToQueue({
    queue: fakeQueue([]),
    settings,
    leaseSeconds: 600,
    process: () => Promise.resolve(),
    source: 'work',
    log: (level, _, text) => lines.push(`${level} ${text}`),
    ...options,
  })

test('no more than batchSize + newBatchThreshold messages are in work, and that many are', async () => {
  const ends: (() => void)[] = []
  let running = 0
  let most = 0
  let given = 0
  const listener = listen({
    queue: fakeQueue([], {
      receive: (count) => {
        const batch = Array.from({ length: given < 24 ? count : 0 }, () =>
          received(String(given++)),
        )
        return Promise.resolve(batch)
      },
    }),
    process: async () => {
      running += 1
      most = Math.max(most, running)
      await new Promise<void>((resolve) => ends.push(resolve))
      running -= 1
    },
  })
  await eventually(() => (running === 4 ? true : undefined))
  await sleep(20)
  assert.equal(given, 4, 'it does not poll while more than newBatchThreshold are in work')
  await eventually(() => {
    ends.shift()?.()
    return given === 24 && running === 0 ? true : undefined
  }, 1)
  await listener.stop()
  assert.equal(most, 6)
})

test('stop waits for what is in work and polls no more', async () => {
  let polls = 0
  let ended = false
  const listener = listen({
    queue: fakeQueue([], {
      receive: () => Promise.resolve(polls++ === 0 ? [received('1')] : []),
    }),
    process: async () => {
      await sleep(100)
      ended = true
    },
  })
  await eventually(() => (polls > 0 ? true : undefined))
  await listener.stop()
  assert.equal(ended, true)
  const before = polls
  await sleep(150)
  assert.equal(polls, before)
})

test('an outage is told once when it begins and once when it ends', async () => {
  const lines: string[] = []
  let polls = 0
  const listener = listen(
    {
      queue: fakeQueue([], {
        receive: () => {
          polls += 1
          return polls >= 2 && polls <= 4
            ? Promise.reject(new Error('refused'))
            : Promise.resolve([])
        },
      }),
    },
    lines,
  )
  await eventually(() => (polls > 6 ? true : undefined))
  await listener.stop()
  assert.equal(lines.length, 2)
  assert.match(lines[0] ?? '', /^error Queue work is lost: Error: refused/)
  assert.equal(lines[1], 'information Queue work is back')
})

test('a message that cannot be settled does not end the listening', async () => {
  const lines: string[] = []
  let polls = 0
  const listener = listen(
    {
      queue: fakeQueue([], { receive: () => Promise.resolve(polls++ < 2 ? [received('1')] : []) }),
      process: () => Promise.reject(new Error('no answer')),
    },
    lines,
  )
  await eventually(() => (polls > 3 ? true : undefined))
  await listener.stop()
  assert.match(lines.join('\n'), /Message 1 was not settled: Error: no answer/)
})

test('polls of an empty queue come later and later, up to the maximum', () => {
  const delays = (random: number) =>
    [1, 2, 3, 4, 5, 99].map((polls) => Math.round(pollDelay(polls, 700, () => random)))
  assert.deepEqual(delays(0.5), [100, 200, 300, 500, 700, 700])
  assert.deepEqual(delays(0), [100, 180, 260, 420, 700, 700])
})
