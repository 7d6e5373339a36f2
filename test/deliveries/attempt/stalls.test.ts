import assert from 'node:assert/strict'
import { once } from 'node:events'
import { test, type TestContext } from 'node:test'
import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { impatientPost, path, posting, request, withoutTimes } from '../../support/posting.js'

/** A receiver in a thread of its own, which goes on while this one stalls: it answers after so long. */
const answersAfter = async (context: TestContext, milliseconds: number): Promise<string> => {
  const worker = new Worker(
    `const { parentPort } = require('node:worker_threads')
     const server = require('node:http').createServer((request, response) => {
       setTimeout(() => response.writeHead(202).end(), ${milliseconds})
     })
     server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port))`,
    { eval: true },
  )
  context.after(() => worker.terminate())
  const [port] = (await once(worker, 'message')) as [number]
  return `http://127.0.0.1:${port}${path}`
}

/** Nothing in this thread goes on for so long. */
const stall = (milliseconds: number) => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
}

test('an answer that came while this process stalled is not a timeout of the callback', async (context) => {
  const url = await answersAfter(context, 50)
  const posted = impatientPost(request(url))
  await sleep(30)
  await turn() // what comes next is the timers' turn, before that of sockets
  stall(1000)
  assert.deepEqual(withoutTimes(await posted), { status: 202 })
})

test('time in which this process stalled is not taken from the callback’s', async (context) => {
  const url = await answersAfter(context, 700)
  const posted = posting(1)(request(url))
  // It has connected, and sends its request only after this.
  stall(900)
  assert.deepEqual(withoutTimes(await posted), { status: 202 })
})
