import assert from 'node:assert/strict'
import { pagesOver } from '../../support/recipient-pages.js'
import { after, test } from 'node:test'
import { Agent } from 'undici'
import { startLoopbackServer } from '../../../local/loopback-server.js'
import { nextState } from '../../../src/deliveries/outcome/next-state.js'
import { callLimiter } from '../../../src/deliveries/limits/call-limiter.js'
import { processLimits } from '../../../src/deliveries/limits/process-limits.js'
import { deliverChunk } from '../../../src/deliveries/fan-out/deliver-chunk.js'
import { tableDeliveries } from '../../../src/delivery-store/delivery-table.js'
import { fanOut } from '../../../src/deliveries/fan-out/fan-out.js'
import { followUp } from '../../../src/deliveries/outcome/follow-up.js'
import { updateHealth } from '../../../src/deliveries/outcome/update-health.js'
import { outcomesBy } from '../../../src/deliveries/outcome/outcomes.js'
import { rateLimit } from '../../../src/deliveries/limits/rate-limit.js'
import { postCallback } from '../../../src/deliveries/attempt/post-callback.js'
import { retryDelivery } from '../../../src/deliveries/resume/retry-delivery.js'
import { claimProbe } from '../../../src/deliveries/attempt/claim-probe.js'
import { tryDelivery } from '../../../src/deliveries/attempt/try-delivery.js'
import { settingsOf } from '../../../src/settings.js'
import { callbackGuard } from '../../../src/callbacks/callback-guard.js'
import { parseCircuitPolicy } from '../../../src/callbacks/circuit-policy.js'
import { tableSubscriptions } from '../../../src/subscriptions/subscription-table.js'
import type { RetryMessage } from '../../../src/queues/messages.js'
import { newEvent, payloadText, secret } from '../../support/deliveries.js'
import { heldByNobody } from '../../support/engine.js'
import { loggedContext } from '../../support/log-lines.js'
import { useStorage } from '../../support/storage.js'
import { newSubscription } from '../../support/subscriptions.js'

const storage = useStorage()
const dispatcher = new Agent()
after(() => dispatcher.destroy())

const subscriptions = tableSubscriptions(storage.table('subscriptions'))
const deliveries = tableDeliveries(storage.table('deliveries'))
const { log, lines, text, events } = loggedContext()
const retries: RetryMessage[] = []
const now = () => new Date()

const queues = {
  deliver: () => Promise.resolve(),
  fanOut: () => Promise.resolve(),
  release: () => Promise.resolve(),
  wake: () => Promise.resolve(),
  retry: (message: RetryMessage) => {
    retries.push(message)
    return Promise.resolve()
  },
}
const outcomeOf = outcomesBy()
const circuitPolicy = parseCircuitPolicy(settingsOf({}))

const limiter = callLimiter(processLimits.firstAttempts)

const engine = {
  callLimiter: limiter,
  subscriptions,
  deliveries,
  queues,
  outcomeOf,
  now,
  tryDelivery: tryDelivery({
    claimProbe: claimProbe({ subscriptions, circuitPolicy, now, newProbeId: () => 'probe' }),
    circuitPolicy,
    rateLimit: rateLimit({ subscriptions, callsPerMinute: 600, now }),
    callLimiter: limiter,
    postCallback: postCallback({
      guard: callbackGuard({ allowedHosts: [], allowLoopback: true }),
      dispatcher,
      timeoutSeconds: 10,
      now,
      sign: () => ({}),
    }),
    nextState: nextState({ retrySchedule: [0], outcomeOf, now, random: () => 0 }),
    updateHealth: updateHealth({ subscriptions, queues, circuitPolicy, outcomeOf, now }),
    now,
    random: () => 0,
  }),
}

test('a run of fan-out, deliveries, retries and refusals logs neither a callback’s signature nor a payload', async (context) => {
  // Each receiver sends back what it was sent, in its body and headers: nothing of that may be repeated.
  const server = await startLoopbackServer((request, response) => {
    const status = Number(/status=(\d+)/.exec(request.url ?? '')?.[1])
    if (status === 0) {
      request.socket.resetAndDestroy()
      return
    }
    const echo = `${request.url ?? ''} ${payloadText}`
    response.writeHead(status, { location: `http://localhost/?sig=${secret}`, 'x-echo': secret })
    response.end(`{"error":{"code":"X","message":"${echo}"}}`)
  })
  context.after(server.stop)

  const statuses = [202, 302, 400, 401, 404, 410, 413, 429, 500, 0]
  const urls = [
    ...statuses.map((status) => `${server.url}/a?status=${status}`),
    'https://evil.com/?a',
  ]
  for (const [number, url] of urls.entries())
    await subscriptions.add(newSubscription(number, { callbackUrl: `${url}&sig=${secret}` }))

  const event = newEvent()
  const pause = () => Promise.resolve()
  const run = {
    ...engine,
    pause,
    followUp: followUp({ ...engine, holdForCallback: heldByNobody }),
    serves: () => true,
    pages: pagesOver(subscriptions),
  }
  await fanOut({ ...run, deliverChunk: deliverChunk(run) })([event], false, log)
  assert.equal(retries.length, 4)
  for (const message of [...retries, ...retries]) await retryDelivery(run)(event, message, log)

  for (const line of [
    'chunk.delivered',
    'delivery.retry-queued',
    'delivery.dead-lettered',
    'delivery.retired',
    'delivery.skipped',
  ])
    assert.ok(events().includes(line), line)
  assert.ok(lines.length > 10)
  for (const hidden of [secret, 'sig=', 'CONFIDENTIEL', 'RTX 3090']) {
    assert.equal(text().includes(hidden), false)
    for (const { delivery } of await Promise.all(retries.map(stored)))
      assert.equal(JSON.stringify(delivery).includes(hidden), false)
  }
  // The secret stands where it belongs: in the subscriptions that are left.
  const left = (await subscriptions.page(event.scope, undefined, 1000)).subscriptions
  assert.ok(left.length === 10 && left.every(({ callbackUrl }) => callbackUrl.includes(secret)))
})

const stored = async ({ chunk, subscriptionId, ...key }: RetryMessage) =>
  (await deliveries.get(key, chunk, subscriptionId)) ?? assert.fail('The delivery is not recorded')

test('faults of storage are logged without what was to be stored', async () => {
  const broken = {
    ...newSubscription(1),
    tenantId: 'no/such#key',
    callbackUrl: `https://x/?sig=${secret}`,
  }
  const error: unknown = await subscriptions.add(broken).then(
    () => assert.fail('It was stored'),
    (fault: unknown) => fault,
  )
  log.error('request.failed', {}, error)
  assert.equal(text().includes(secret), false)
})
