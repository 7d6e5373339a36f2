import assert from 'node:assert/strict'
import { createServer } from 'node:http'
import { test, type TestContext } from 'node:test'
import { callbackDispatcher } from '../../src/connections/callback-dispatcher.js'
import { processLimits } from '../../src/deliveries/limits/process-limits.js'
import { newRecipient } from '../support/deliveries.js'
import { calm, memoryEngine } from '../support/memory-engine.js'
import { until } from '../support/until.js'

/** A receiver where some answers never end; it counts its sockets and its requests. */
const receiver = async (context: TestContext) => {
  const counts = { sockets: 0, most: 0, healthy: 0, trickling: 0 }
  const server = createServer((request, response) => {
    request.resume()
    if (request.url === '/healthy') {
      counts.healthy++
      response.writeHead(202).end()
      return
    }
    counts.trickling++
    response.writeHead(200)
    const timer = setInterval(() => response.write('x'), 100)
    response.on('close', () => {
      clearInterval(timer)
    })
  })
  server.on('connection', (socket) => {
    counts.most = Math.max(counts.most, ++counts.sockets)
    socket.on('close', () => counts.sockets--)
  })
  await new Promise<void>((resolve) => {
    server.listen({ port: 0, host: '127.0.0.1', backlog: 4096 }, resolve)
  })
  context.after(() => {
    server.close()
    server.closeAllConnections()
  })
  const address = server.address()
  assert.ok(address && typeof address === 'object')
  return { counts, url: `http://127.0.0.1:${address.port}` }
}

test('forty callbacks that answer 200 and trickle hold few sockets, and keep nobody from a flow’s 150 deliveries', async (context) => {
  const { counts, url } = await receiver(context)
  const to = (path: string, count: number) =>
    Array.from({ length: count }, (_, i) => ({
      ...newRecipient(i),
      callbackUrl: `${url}${path}/${i}`,
    }))
  const recipients = to('/trickling', 40)
  const real = callbackDispatcher({ ...processLimits, allowLoopback: true })
  const { fire } = memoryEngine(recipients, true, real)
  const trickle = () => Array.from({ length: 70 }, () => fire())
  // How many of them are made, and how many held, is the machine's: there are rounds until enough were, and one more beside the healthy ones.
  let trickling = trickle()
  for (let round = 0; round < 20 && counts.trickling <= 500; round++) {
    await Promise.all(trickling)
    trickling = trickle()
  }
  await calm()
  recipients.splice(0, 40, { ...newRecipient(41), callbackUrl: `${url}/healthy` })
  // On a machine that is slow, some are held, as retries would be, and come in another round.
  for (let round = 0; round < 20 && counts.healthy < 150; round++)
    await Promise.all(Array.from({ length: 150 - counts.healthy }, () => fire()))
  // Events that have waited go to whoever is there at their turn, so to it as well.
  assert.ok(counts.healthy >= 150)
  assert.ok(counts.trickling > 500, `${counts.trickling} others were made`)
  await Promise.all(trickling)
  assert.ok(counts.most <= processLimits.maxSockets, `${counts.most} sockets`)
  real.closeIdle()
})

test('connections that are kept are bounded, and make way for others', async (context) => {
  const receivers = await Promise.all(Array.from({ length: 6 }, () => receiver(context)))
  const recipients = receivers.map(({ url }, i) => ({
    ...newRecipient(i),
    callbackUrl: `${url}/healthy`,
  }))
  const real = callbackDispatcher({ maxSockets: 4, maxIdle: 3, allowLoopback: true })
  const { fire } = memoryEngine(recipients, true, real)
  await fire()
  await fire()
  assert.ok(receivers.every(({ counts }) => counts.healthy === 2))
  await until(real.sockets, (count) => count <= 3)
  real.closeIdle()
})
