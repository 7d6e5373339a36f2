import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { startLoopbackServer, type LoopbackServer } from '../../local/loopback-server.js'
import { startFlowSimulator, type FlowSimulator } from '../../local/flow-simulator.js'
import { SubscribeError } from '../../local/subscribe-error.js'

let simulator: FlowSimulator
let app: LoopbackServer
let seen: Readonly<Record<string, unknown>>[] = []
let status = 201
let withLocation = true

before(async () => {
  simulator = await startFlowSimulator({ token: () => Promise.resolve('of-the-simulator') })
  app = await startLoopbackServer(({ headers, method, url }, response) => {
    seen.push({ line: `${method} ${url}`, key: headers['x-api-key'], token: headers.authorization })
    response.writeHead(method === 'DELETE' ? 200 : status, {
      ...(withLocation && { location: `${app.url}/event/remove/oid/id` }),
    })
    response.end('{"code":"no"}')
  })
})
beforeEach(() => {
  seen = []
  status = 201
  withLocation = true
})
after(() => Promise.all([simulator.stop(), app.stop()]))

test('A connection with an API key sends it, and no token', async () => {
  const flow = simulator.flow({ apiKey: 'key-1' })
  await flow.subscribe(app.url, 'neworder')
  await flow.unsubscribe()
  assert.deepEqual(seen, [
    { line: 'POST /event/neworder', key: 'key-1', token: undefined },
    { line: 'DELETE /event/remove/oid/id', key: 'key-1', token: undefined },
  ])
})

test('A connection without credentials of its own has the token of the simulator', async () => {
  await simulator.flow().subscribe(`${app.url}/`, 'neworder')
  assert.deepEqual(seen, [
    { line: 'POST /event/neworder', key: undefined, token: 'Bearer of-the-simulator' },
  ])
})

test('Subscribing throws with the status and the body unless it gets 201', async () => {
  status = 403
  await assert.rejects(simulator.flow().subscribe(app.url, 'neworder'), (error) => {
    assert.ok(error instanceof SubscribeError)
    assert.equal(error.status, 403)
    assert.equal(error.body, '{"code":"no"}')
    return true
  })
})

test('Subscribing throws when a 201 has no Location, without which nothing can be unsubscribed', async () => {
  withLocation = false
  await assert.rejects(simulator.flow().subscribe(app.url, 'neworder'), SubscribeError)
})
