import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setImmediate as turn } from 'node:timers/promises'
import { fanOutAtOnce } from '../../../src/deliveries/fan-out/fan-out-at-once.js'
import { parseFanOutMessage, type FanOutMessage } from '../../../src/queues/fan-out-message.js'
import { inTrace } from '../../../src/telemetry/trace.js'
import { loggedContext } from '../../support/log-lines.js'
import { memoryTelemetry } from '../../support/telemetry.js'

const tenants = ['a', 'b'].map((digit) => `${digit.repeat(8)}-0000-4000-8000-000000000000`)
const [one = '', other = ''] = tenants
const idOf = (number: number, type = 'instore') => `${type}-${String(number).padStart(26, '0')}`
const fire = (scope: string, ...numbers: number[]) => ({
  scope,
  eventIds: numbers.map((number) => idOf(number)),
})

const setUp = (most: number) => {
  const sent: [how: string, FanOutMessage][] = []
  const divided: string[] = []
  const traces = new Map<string, string | undefined>()
  const removed: unknown[] = []
  const sends: (() => void)[] = []
  const send = async (how: string, message: FanOutMessage) => {
    sent.push([how, message])
    await new Promise<void>((resolve) => sends.push(resolve))
  }
  const { log } = loggedContext()
  const { fanOut: queue } = fanOutAtOnce({
    queues: {
      fanOut: (message) => send('visible', message),
      fanOutHidden: async (message) => {
        await send('hidden', message)
        return {
          renew: () => Promise.resolve(true),
          show: () => Promise.resolve(),
          remove: () => Promise.resolve(void removed.push(message)),
        }
      },
    },
    events: {
      getAll: (scope, ids) =>
        Promise.resolve(
          ids.map((id) => ({
            ...{ id, scope, eventType: 'instore', firedAt: new Date(), correlationId: '' },
            payload: new Uint8Array(),
          })),
        ),
    },
    fanOut: (events, again) => {
      for (const { id, traceparent } of events) traces.set(id, traceparent)
      divided.push(
        `${events.map(({ scope, id }) => scope.slice(0, 1) + id.slice(-1)).join(' ')} ${again ? 'again' : 'new'}`,
      )
      return Promise.resolve()
    },
    most,
    log,
    pause: () => Promise.resolve(),
  })
  const sendEnds = async () => {
    sends.shift()?.()
    await turn()
    await turn()
  }
  return { queue, sent, divided, traces, removed, sendEnds }
}

test('fires that come while a message is sent are one message together, divided by tenant, with one removal', async () => {
  const { queue, sent, divided, removed, sendEnds } = setUp(100)
  const fires = [fire(one, 1), fire(one, 2), fire(other, 3, 4), fire(one, 5)].map(queue)
  await sendEnds()
  await sendEnds()
  await Promise.all(fires)
  assert.deepEqual(sent, [
    ['hidden', fire(one, 1)],
    ['hidden', { fires: [fire(one, 2), fire(other, 3, 4), fire(one, 5)] }],
  ])
  assert.deepEqual(divided, ['a1 new', 'a2 a5 new', 'b3 b4 new'])
  assert.equal(removed.length, 2)
  for (const [, message] of sent) assert.deepEqual(parseFanOutMessage(message), message)
})

test('an event that two repeats of a fire have queued is divided once', async () => {
  const { queue, divided, sendEnds } = setUp(100)
  const again = { ...fire(one, 2), again: true }
  const fires = [queue({ ...fire(one, 1), again: true }), queue(again), queue(again)]
  await sendEnds()
  await sendEnds()
  await Promise.all(fires)
  assert.deepEqual(divided, ['a1 again', 'a2 again'])
})

test('a message holds no more events than its readers take', async () => {
  const { queue, sent, sendEnds } = setUp(0)
  const fires = Array.from({ length: 151 }, (_, i) => queue(fire(one, i)))
  for (let i = 0; i < 3; i++) await sendEnds()
  await Promise.all(fires)
  assert.deepEqual(
    sent.map(([how, message]) => [how, 'fires' in message ? message.fires.length : 1]),
    [
      ['visible', 1],
      ['visible', 100],
      ['visible', 50],
    ],
  )
})

test('what may be queued already is not mixed with what is new', async () => {
  const { queue, sent, sendEnds } = setUp(0)
  const fires = [
    fire(one, 1),
    { ...fire(one, 2), again: true },
    { ...fire(one, 3), again: true },
    { ...fire(one, 4), again: true },
  ].map(queue)
  for (let i = 0; i < 3; i++) await sendEnds()
  await Promise.all(fires)
  assert.deepEqual(
    sent.map(([, message]) => message),
    [
      fire(one, 1),
      { ...fire(one, 2), again: true },
      { fires: [fire(one, 3), fire(one, 4)], again: true },
    ],
  )
})

test('each of the fires that share a message keeps its own trace', async (context) => {
  const { stop } = memoryTelemetry()
  context.after(stop)
  const { queue, traces, sent, sendEnds } = setUp(100)
  const parentOf = (digit: number) =>
    `00-${String(digit).repeat(32)}-${String(digit).repeat(16)}-01`
  const fires = [1, 2, 3].map((digit) => inTrace(parentOf(digit), () => queue(fire(one, digit))))
  await sendEnds()
  await sendEnds()
  await Promise.all(fires)
  assert.equal(sent.length, 2)
  assert.deepEqual(
    [...traces],
    [1, 2, 3].map((digit) => [idOf(digit), parentOf(digit)]),
  )
  for (const [, message] of sent) assert.deepEqual(parseFanOutMessage(message), message)
})
