import assert from 'node:assert/strict'
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { test, type TestContext } from 'node:test'
import { Worker } from 'node:worker_threads'
import type { Address } from '../../src/connections/address.js'
import { callbackDispatcher } from '../../src/connections/callback-dispatcher.js'
import { httpExchange } from '../../src/deliveries/attempt/http-exchange.js'
import { serve } from '../support/posting.js'
import { serveRaw } from '../support/raw-server.js'

/** Addresses of one machine: all of 127.0.0.0/8 is this one, and only what listens on an address answers there. */
const [slow, dead, alive] = ['127.0.0.2', '127.0.0.3', '127.0.0.1']

/**
 * A receiver at the slow address whose queue of connections is full: the kernel drops what knocks, which knocks again after a second.
 * Its thread sleeps for so long, and then lets everybody in.
 */
const slowReceiver = async (context: TestContext, port: number, milliseconds: number) => {
  const worker = new Worker(
    `const { parentPort } = require('node:worker_threads')
     const server = require('node:http').createServer((request, response) => response.writeHead(202).end('slow'))
     server.listen({ port: ${port}, host: '${slow}', backlog: 1 }, () => parentPort.postMessage(server.address().port))
     parentPort.once('message', () => {
       Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ${milliseconds})
     })`,
    { eval: true },
  )
  const fillers: Socket[] = []
  context.after(async () => {
    for (const filler of fillers) filler.destroy()
    await worker.terminate()
  })
  const [bound] = (await once(worker, 'message')) as [number]
  worker.postMessage('sleep')
  await new Promise((resolve) => setTimeout(resolve, 50))
  for (let i = 0; i < 4; i++) fillers.push(connect(bound, slow).on('error', () => undefined))
  await new Promise((resolve) => setTimeout(resolve, 50))
  return bound
}

const post = async (addresses: readonly string[], port: number, timeoutMs = 8_000) => {
  const real = callbackDispatcher({
    maxSockets: 10,
    maxIdle: 10,
    resolveHost: () =>
      Promise.resolve(addresses.map((address): Address => ({ address, family: 4 }))),
  })
  const made = await httpExchange(real)(
    { origin: `http://many.test:${port}`, path: '/', method: 'POST', body: Buffer.from('{}') },
    { timeoutMs, bodyBytes: 100 },
  )
  real.closeIdle()
  return 'error' in made ? made.error : made.status
}

test('an address that is slow stays in the race when the next one is dead', async (context) => {
  const port = await slowReceiver(context, 0, 700)
  assert.equal(await post([slow, dead], port), 202)
})

test('an address that is dead gives way to the next at once, and one that is slow before long', async (context) => {
  const port = Number(new URL(await serve(context, (_request, response) => response.end())).port)
  assert.equal(await post([dead, alive], port), 200)
  await slowReceiver(context, port, 5_000)
  assert.equal(await post([slow, dead, alive], port), 200)
})

test('where no address can be connected to, the first one’s error is told', async (context) => {
  const port = Number(new URL(await serveRaw(context, () => undefined)).port)
  assert.equal(await post([dead, slow], port), 'ECONNREFUSED')
})

test('that no connection could be opened in time is told from an answer that did not come', async (context) => {
  const port = await slowReceiver(context, 0, 3_000)
  assert.equal(await post([slow], port, 300), 'connect-timeout')
  const silent = Number(new URL(await serveRaw(context, () => undefined)).port)
  assert.equal(await post([alive], silent, 300), 'timeout')
})
