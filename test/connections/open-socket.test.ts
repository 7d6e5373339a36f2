import assert from 'node:assert/strict'
import type { Socket } from 'node:net'
import { test, type TestContext } from 'node:test'
import { callbackDispatcher } from '../../src/connections/callback-dispatcher.js'
import { httpExchange } from '../../src/deliveries/attempt/http-exchange.js'
import { onRequest, serveRaw } from '../support/raw-server.js'
import { until } from '../support/until.js'

const dispatcher = () =>
  callbackDispatcher({
    maxSockets: 10,
    maxIdle: 10,
    resolveHost: () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]),
  })

const post = async (real: ReturnType<typeof dispatcher>, origin: string, timeoutMs = 300) => {
  const made = await httpExchange(real)(
    { origin, path: '/', method: 'POST', body: Buffer.from('{}') },
    { timeoutMs, bodyBytes: 100 },
  )
  return 'error' in made ? made.error : made.status
}

const serveTls = async (context: TestContext, onSocket: (socket: Socket) => void) =>
  (await serveRaw(context, onSocket)).replace('http:', 'https:')

test('a receiver that never agrees on TLS was not connected to, and its socket is let go', async (context) => {
  const real = dispatcher()
  const url = await serveTls(context, (socket) => socket.resume())
  assert.equal(await post(real, url), 'connect-timeout')
  await until(real.sockets, (count) => count === 0)
})

test('a receiver that breaks off while TLS is agreed on is an error with a code', async (context) => {
  const real = dispatcher()
  const breaks: ((socket: Socket) => unknown)[] = [
    (socket) => socket.resetAndDestroy(),
    (socket) => socket.destroy(),
    (socket) => socket.once('data', () => socket.resetAndDestroy()),
    (socket) => socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
  ]
  for (const breakOff of breaks) {
    const url = await serveTls(context, (socket) => void breakOff(socket))
    assert.match(String(await post(real, url, 5_000)), /^E[A-Z_]+$/)
  }
  await until(real.sockets, (count) => count === 0)
})

test('a host that answers others while it cannot be connected to is up: the fault is ours', async (context) => {
  let connections = 0
  const url = await serveRaw(context, (socket) => {
    connections++
    onRequest(socket, () => socket.write('HTTP/1.1 202 Accepted\r\ncontent-length: 0\r\n\r\n'))
  })
  let isReachable = true
  const real = callbackDispatcher({
    maxSockets: 10,
    maxIdle: 10,
    resolveHost: () =>
      isReachable
        ? Promise.resolve([{ address: '127.0.0.1', family: 4 }])
        : new Promise(() => undefined),
  })
  assert.equal(await post(real, url, 5_000), 202)
  isReachable = false
  const [kept, fresh] = await Promise.all([post(real, url, 5_000), post(real, url, 400)])
  assert.deepEqual([kept, fresh, connections], [202, 'connect-blocked', 1])
  real.closeIdle()
})
