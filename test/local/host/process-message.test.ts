import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { processMessage, type ProcessOptions } from '../../../local/host/process-message.js'
import type { ReceivedMessage } from '../../../local/host/storage-queue.js'
import { fakeQueue, received } from './fake-queue.js'

const settings = {
  maxDequeueCount: 3,
  visibilityTimeoutSeconds: 30,
  messageEncoding: 'base64',
} as const

const outcome = async (
  message: ReceivedMessage,
  options: Partial<ProcessOptions> = {},
): Promise<readonly string[]> => {
  const calls: string[] = []
  const poison = fakeQueue([], {
    name: 'work-poison',
    send: (text) => {
      calls.push(`poison ${text}`)
      return Promise.resolve()
    },
  })
  const run = (bytes: Buffer) => {
    calls.push(`run ${bytes.toString()}`)
    return Promise.resolve(true)
  }
  const warn = () => undefined
  const all = { queue: fakeQueue(calls), poison, settings, leaseSeconds: 600, run, warn }
  await processMessage({ ...all, ...options }, message)
  return calls
}

const failing = { run: () => Promise.resolve(false) }

test('a message is decoded, handled and deleted', async () => {
  assert.deepEqual(await outcome(received('1')), ['run hello', 'delete 1 receipt-0'])
})

test('a message that is not base64 goes to the poison queue and is never handled', async () => {
  const calls = await outcome(received('1', '', { text: '{"plain":true}' }))
  assert.deepEqual(calls, ['poison {"plain":true}', 'delete 1 receipt-0'])
})

test('a message received too often goes to the poison queue without another try', async () => {
  const calls = await outcome(received('1', 'hello', { dequeueCount: 4 }))
  assert.deepEqual(calls, ['poison aGVsbG8=', 'delete 1 receipt-0'])
})

test('a failed message is visible again after visibilityTimeout', async () => {
  const calls = await outcome(received('1', 'hello', { dequeueCount: 2 }), failing)
  assert.deepEqual(calls, ['hide 1 receipt-0 30'])
})

test('a message that fails for the last time goes to the poison queue', async () => {
  const calls = await outcome(received('1', 'hello', { dequeueCount: 3 }), failing)
  assert.deepEqual(calls, ['poison aGVsbG8=', 'delete 1 receipt-0'])
})

test('a message of a poison queue that fails is left alone', async () => {
  assert.deepEqual(await outcome(received('1'), { ...failing, poison: undefined }), [])
})

test('the lease is renewed while the function runs, and its last receipt deletes the message', async () => {
  const slow = { leaseSeconds: 0.1, run: () => sleep(180, true) }
  const calls = await outcome(received('1'), slow)
  const renewals = calls.filter((call) => call.startsWith('hide'))
  assert.ok(renewals.length >= 1)
  assert.equal(renewals[0], 'hide 1 receipt-0 0.1')
  assert.equal(calls.at(-1), `delete 1 receipt-${renewals.length}`)
})

test('renewing goes on after a failure and ends when another receiver has the message', async () => {
  const told: string[] = []
  let tries = 0
  const queue = fakeQueue([], {
    hide: () => {
      tries += 1
      return tries === 1 ? Promise.reject(new Error('unreachable')) : Promise.resolve(undefined)
    },
  })
  const warn = (text: string) => void told.push(text)
  await outcome(received('1'), { queue, warn, leaseSeconds: 0.04, run: () => sleep(250, true) })
  assert.equal(tries, 2)
  assert.match(told.join('\n'), /could not renew its lease: Error: unreachable[^]*lost its lease/)
})
