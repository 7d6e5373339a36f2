import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { startLoopbackServer } from '../../local/loopback-server.js'
import { parseConfig } from '../../src/config.js'
import { fire } from '../../src/functions/fire.js'
import { fanOut } from '../../src/functions/fan-out.js'
import { retry } from '../../src/functions/retry.js'
import { assemble } from '../../src/services.js'
import { metricList } from '../../src/telemetry/metric-list.js'
import { authorizedAs, token } from '../support/authorized.js'
import { callFunction } from '../support/call-function.js'
import { payloadText, secret } from '../support/deliveries.js'
import { grocery } from '../support/grocery.js'
import { runOnMessage } from '../support/run-function.js'
import { leastSettings } from '../support/settings.js'
import { newSubscription } from '../support/subscriptions.js'
import { memoryTelemetry } from '../support/telemetry.js'
import { simulatedStorage } from '../simulation/storage/simulated-storage.js'

const traceId = '4bf92f3577b34da6a3ce929d0e0e4736'
const callersSpan = '00f067aa0ba902b7'
const now = () => new Date()
const signingSecret = `whsec_${Buffer.from('a secret of thirty-two bytes, yes').toString('base64')}`

const statuses = [202, 400, 401, 404, 429, 500, 503]

/** Fires an event at receivers that answer in all ways, works on what is queued, and retries once. */
const run = async () => {
  const telemetry = memoryTelemetry()
  const received: { readonly url: string; readonly traceparent: unknown }[] = []
  const server = await startLoopbackServer((request, response) => {
    received.push({ url: request.url ?? '', traceparent: request.headers.traceparent })
    const status = Number(/status=(\d+)/.exec(request.url ?? '')?.[1])
    response.writeHead(status, { 'x-echo': secret, location: `/?sig=${secret}` })
    response.end(`{"error":{"code":"X","message":"${secret} ${payloadText}"}}`)
  })
  const storage = simulatedStorage({
    ...{ now: () => Date.now(), random: () => 0.5 },
    ...{ tableChanged: () => undefined, queueChanged: () => undefined },
  })
  const config = parseConfig({
    ...leastSettings,
    ...{ CALLBACK_ALLOW_LOOPBACK: 'true', DELIVER_AT_ONCE: 'false', OPERATIONAL_EVENTS: 'false' },
    ...{ SIGNING_SECRETS: signingSecret, RETRY_SCHEDULE: '10' },
  })
  const services = assemble(config, grocery, {
    storage: storage.open(async (_name, apply) => Promise.resolve(apply()), now),
    pause: () => Promise.resolve(),
  })

  const parse = (text: string): unknown => JSON.parse(Buffer.from(text, 'base64').toString())
  const messagesOf = (queue: string) =>
    storage
      .queue(queue)
      .messages()
      .map(({ text }) => parse(text))

  for (const [number, status] of statuses.entries())
    await services.subscriptions.add(
      newSubscription(number, { callbackUrl: `${server.url}/a?status=${status}&sig=${secret}` }),
    )
  const answer = await callFunction(
    fire,
    { ...services, authorize: authorizedAs() },
    {
      params: { eventType: 'instore' },
      body: payloadText,
      headers: {
        authorization: `Bearer ${token}`,
        traceparent: `00-${traceId}-${callersSpan}-01`,
      },
    },
  )
  assert.equal(answer.status, 202, answer.text)
  const [message] = messagesOf('fan-out')
  const fanOutLines = await runOnMessage(fanOut, services, message)
  const [retried] = messagesOf('retries')
  await runOnMessage(retry, services, retried)
  await server.stop()
  return { answer, fanOutLines, received, telemetry }
}

let made: Awaited<ReturnType<typeof run>> | undefined
const done = () => {
  assert.ok(made)
  return made
}
before(async () => {
  made = await run()
})
after(async () => {
  await made?.telemetry.stop()
})

test('a trace leads from a fire through its message to each POST, and on to the receiver', () => {
  const { received, telemetry } = done()
  const spans = telemetry.spans()
  assert.deepEqual(new Set(spans.map((span) => span.traceId)), new Set([traceId]))
  const posts = spans.filter(({ name }) => name === 'POST callback')
  assert.ok(posts.length >= statuses.length)
  assert.equal(posts.length, received.length)
  for (const { traceparent } of received)
    assert.ok(
      posts.some(({ spanId }) => traceparent === `00-${traceId}-${spanId}-01`),
      String(traceparent),
    )
  const parentOf = ({ parentId }: { readonly parentId: string | undefined }) =>
    spans.find(({ spanId }) => spanId === parentId)
  for (const post of posts) {
    const event = parentOf(post)
    assert.equal(event?.name, 'event')
    assert.equal(parentOf(event)?.parentId, callersSpan)
  }
  for (const name of ['fan-out', 'retries'])
    assert.ok(
      spans.some((span) => span.name === name),
      name,
    )
})

test('a log line says which trace it belongs to', () => {
  const { answer, fanOutLines } = done()
  assert.ok(fanOutLines.length > 0)
  for (const { fields } of [...fanOutLines, { fields: answer.lines[0] }])
    assert.equal(fields?.traceId, traceId)
})

test('deliveries are counted by what came of them, and attempts by their answers', async () => {
  const exported = await done().telemetry.metrics()
  const points = exported.get(metricList.deliveries.name)?.dataPoints ?? []
  assert.deepEqual(
    Object.fromEntries(points.map(({ attributes, value }) => [attributes.outcome, value])),
    { delivered: 1, retry: 4, 'dead-lettered': 2 },
  )
  const known = Object.values(metricList)
  for (const [name, { descriptor, dataPoints }] of exported) {
    const metric = known.find((each) => each.name === name)
    assert.ok(metric, name)
    assert.equal(descriptor.description, metric.description)
    for (const { attributes } of dataPoints)
      assert.deepEqual(Object.keys(attributes).sort(), [...metric.attributes].sort())
  }
  for (const name of ['attemptDuration', 'firstAttemptDelay', 'sockets', 'loopLag'] as const)
    assert.ok(exported.has(metricList[name].name), name)
})

test('nothing that is exported holds a token, a payload, a callback’s signature or a secret of ours', async () => {
  const { telemetry } = done()
  await telemetry.metrics()
  const text = telemetry.text()
  assert.ok(text.includes('flowtriggers.tracking_id'))
  for (const hidden of [token, secret, signingSecret, 'CONFIDENTIEL', 'RTX 3090', 'sig=', '/a?'])
    assert.equal(text.includes(hidden), false, hidden)
})
