import assert from 'node:assert/strict'
import type { IncomingHttpHeaders } from 'node:http'
import { after, before, beforeEach, test } from 'node:test'
import {
  startFlowSimulator,
  type FlowSimulator,
} from '../../../local/flow-simulator/flow-simulator.js'
import { SubscribeError } from '../../../local/flow-simulator/subscribe-error.js'
import { startLoopbackServer, type LoopbackServer } from '../../../local/loopback-server.js'

interface Seen {
  readonly line: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

let simulator: FlowSimulator
let app: LoopbackServer
let seen: Seen[] = []
let status = 201
let withLocation = true

const locationOf = (count: number) => `${app.url}/event/remove/oid/id-${count}`

before(async () => {
  simulator = await startFlowSimulator({ token: () => Promise.resolve('of-the-simulator') })
  app = await startLoopbackServer((request, response) => {
    let body = ''
    request.setEncoding('utf8').on('data', (text: string) => (body += text))
    request.on('end', () => {
      seen.push({ line: `${request.method} ${request.url}`, headers: request.headers, body })
      if (request.method === 'DELETE') response.writeHead(200)
      else response.writeHead(status, withLocation ? { location: locationOf(seen.length) } : {})
      response.end(status === 201 ? '' : '{"code":"no"}')
    })
  })
})
beforeEach(() => {
  seen = []
  status = 201
  withLocation = true
})
after(() => Promise.all([simulator.stop(), app.stop()]))

const headersOf = (index = 0) => {
  const request = seen[index]
  assert.ok(request)
  return request.headers
}

test('A Power Automate flow subscribes with the headers of its platform', async () => {
  const flow = simulator.flow({ operationName: "Lorsqu'un produit arrivé", name: 'flow-guid' })
  const subscribed = await flow.subscribe(app.url, 'neworder')
  assert.deepEqual(subscribed, { location: locationOf(1), status: 201 })
  assert.equal(seen[0]?.line, 'POST /event/neworder')
  assert.deepEqual(JSON.parse(seen[0].body), { Url: flow.callbackUrl })

  const headers = headersOf()
  const version = String(headers['x-ms-workflow-version'])
  assert.ok(flow.callbackUrl.includes(`/versions/${version}/`))
  assert.equal(
    headers['user-agent'],
    `azure-logic-apps/1.0 (workflow ${flow.workflowId}; version ${version}) microsoft-flow/1.0`,
  )
  assert.equal(headers['content-type'], 'application/json')
  assert.equal(headers['accept-language'], 'fr-FR')
  assert.equal(headers['x-ms-trigger-type'], 'OpenApiConnectionWebhook')
  assert.equal(headers['x-ms-workflow-id'], flow.workflowId)
  assert.equal(headers['x-ms-workflow-name'], 'flow-guid')
  assert.match(String(headers['x-ms-workflow-run-id']), /^0858\d{25}CU\d+$/)
  assert.equal(headers['x-ms-workflow-operation-name'], 'Lorsqu%27un_produit_arriv%c3%a9')
  assert.match(String(headers['x-ms-workflow-resourcegroup-name']), /^[0-9A-F]{32}-[0-9A-F]{32}$/)
  assert.equal(headers['x-ms-workflow-subscription-id'], headers['x-ms-environment-id'])
  assert.equal(headers['x-ms-client-request-id'], headers['x-ms-correlation-id'])
  assert.equal(headers['x-ms-tracking-id'], headers['x-ms-correlation-id'])
  assert.equal(headers['x-ms-gateway-object-id'], '')
  assert.match(
    String(headers['x-ms-apim-referrer']),
    /^https:\/\/europe-002\.azure-apim\.net\/apim\/[^/]+\/[^/]+\/event\/neworder$/,
  )
  assert.equal(headers.authorization, 'Bearer of-the-simulator')
})

test('A Logic App subscribes with the headers of its platform', async () => {
  const flow = simulator.flow({ kind: 'logic-apps' })
  await flow.subscribe(`${app.url}/`, 'neworder')
  assert.equal(seen[0]?.line, 'POST /event/neworder')
  const headers = headersOf()
  assert.match(
    headers['user-agent'] ?? '',
    /^azure-logic-apps\/1\.0 \(workflow \w{32}; version \d{20}\)$/,
  )
  assert.equal(headers['content-type'], 'application/json; charset=utf-8')
  assert.equal(headers['accept-language'], 'en')
  assert.equal(headers['x-ms-trigger-type'], 'ApiConnectionWebhook')
  assert.equal(headers['x-ms-environment-id'], undefined)
  assert.match(String(headers['x-ms-apim-callback']), /^https:\/\/logic-apis-/)
})

test('All flows of a user share the header that looks like a subscription id', async () => {
  const [one, two] = [simulator.flow(), simulator.flow()]
  await one.subscribe(app.url, 'neworder')
  await two.subscribe(app.url, 'neworder')
  const name = 'x-ms-workflow-subscription-id'
  assert.equal(headersOf(0)[name], headersOf(1)[name])
  assert.notEqual(headersOf(0)['x-ms-workflow-id'], headersOf(1)['x-ms-workflow-id'])
})

test('Unsubscribing is a DELETE at the Location with the connection’s credentials and nothing else', async () => {
  const flow = simulator.flow({ token: () => Promise.resolve('of-the-flow') })
  const { location } = await flow.subscribe(app.url, 'neworder')
  assert.equal(await flow.unsubscribe(), 200)
  assert.equal(seen[1]?.line, `DELETE ${new URL(location).pathname}`)
  assert.equal(seen[1].body, '')
  assert.equal(headersOf(1).authorization, 'Bearer of-the-flow')
  const platform = Object.keys(headersOf(1)).filter((name) => name.startsWith('x-ms-'))
  assert.deepEqual(platform, [])
})

test('A connection with an API key sends it, and no token', async () => {
  const flow = simulator.flow({ apiKey: 'key-1' })
  await flow.subscribe(app.url, 'neworder')
  await flow.unsubscribe()
  for (const index of [0, 1]) {
    assert.equal(headersOf(index)['x-api-key'], 'key-1')
    assert.equal(headersOf(index).authorization, undefined)
  }
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

test('A flow that has not subscribed cannot unsubscribe', async () => {
  await assert.rejects(simulator.flow().unsubscribe(), /has not subscribed/)
})

test('After an edit a flow subscribes with its new callback URL and version', async () => {
  const flow = simulator.flow()
  await flow.subscribe(app.url, 'neworder')
  flow.edit()
  await flow.subscribe(app.url, 'neworder')
  assert.notEqual(seen[0]?.body, seen[1]?.body)
  assert.deepEqual(JSON.parse(seen[1]?.body ?? ''), { Url: flow.callbackUrl })
  assert.notEqual(headersOf(0)['x-ms-workflow-version'], headersOf(1)['x-ms-workflow-version'])
})
