import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import { boundedCall } from '../../src/storage/bounded-call.js'
import { isStorageFault } from '../../src/storage/storage-fault.js'

const times = { tryMs: 80, tries: 2 }
const never = new Promise<string>(() => undefined)

test('an answer and a fault are passed on, from the first try', async () => {
  let tries = 0
  const answer = boundedCall(() => Promise.resolve(++tries), times)
  assert.equal(await answer, 1)
  const fault = new Error('refused')
  await assert.rejects(
    boundedCall(() => Promise.reject(fault), times),
    fault,
  )
})

test('a call that hangs is aborted and made once more; then it is a fault of storage', async () => {
  const signals: AbortSignal[] = []
  const call = (signal: AbortSignal) => {
    signals.push(signal)
    return never
  }
  await assert.rejects(boundedCall(call, times), isStorageFault)
  assert.deepEqual(
    signals.map(({ aborted }) => aborted),
    [true, true],
  )
  let tries = 0
  const answered = boundedCall(() => (++tries === 1 ? never : Promise.resolve('there')), times)
  assert.equal(await answered, 'there')
})

/** Does nothing else for so long, as a process that computes or is not given the processor. */
const stall = (milliseconds: number) => {
  const end = performance.now() + milliseconds
  while (performance.now() < end);
}

test('a stall of this process is not taken for one of storage', async () => {
  let tries = 0
  const call = async () => {
    tries++
    await turn()
    stall(3 * times.tryMs)
    // What came meanwhile is read in a few turns of the loop.
    for (let i = 0; i < 3; i++) await turn()
    return 'late'
  }
  assert.equal(await boundedCall(call, times), 'late')
  assert.equal(tries, 1)
})
