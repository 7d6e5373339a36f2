import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Delivery } from '../../../src/delivery-store/delivery.js'
import { sweep } from '../../../src/deliveries/resume/sweep.js'
import type { Tally } from '../../../src/delivery-store/tally.js'
import type { FanOutMessage, RetryMessage } from '../../../src/queues/messages.js'
import { noon, tenant } from '../../support/deliveries.js'
import { stream } from '../../support/gather.js'
import { loggedContext } from '../../support/log-lines.js'

const tallyOf = (chunks: number | undefined, recorded: readonly number[], matched = 0): Tally => ({
  chunks,
  recorded: new Set(recorded),
  matched,
  states: { delivered: 0, pending: 0, parked: 0, deadLettered: 0, retired: 0 },
})

const setUp = (
  ids: readonly string[],
  tallies: Readonly<Record<string, Tally>> = {},
  { poison = 0, waiting = [] }: { poison?: number; waiting?: readonly Delivery[] } = {},
) => {
  const queued: FanOutMessage[] = []
  const retried: RetryMessage[] = []
  const spans: [number, number][] = []
  const ranges: [string, string][] = []
  const run = sweep({
    events: {
      partitions: () => stream([{ scope: tenant, eventType: 'instore' }]),
      idsBetween: (_partition, from, to) => {
        spans.push([from.getTime() - noon.getTime(), to.getTime() - noon.getTime()])
        return stream(ids)
      },
    },
    deliveries: {
      tallies: (_scope, first, last) => {
        ranges.push([first, last])
        return Promise.resolve(new Map(Object.entries(tallies)))
      },
      waiting: () => Promise.resolve(waiting),
    },
    queues: {
      redrive: (queue) => Promise.resolve(queue === 'retries' ? poison : 0),
      fanOut: (message) => {
        queued.push(message)
        return Promise.resolve()
      },
      retry: (message) => {
        retried.push(message)
        return Promise.resolve()
      },
    },
    now: () => noon,
  })
  const logged = loggedContext()
  return { ...logged, run: () => run(logged.log), queued, retried, spans, ranges }
}

const minutes = (count: number) => count * 60_000

test('only events that are old enough to be lost, and not too old, are looked at', async () => {
  const { run, spans } = setUp([])
  await run()
  assert.deepEqual(spans, [[minutes(-75), minutes(-15)]])
})

test('only what is not fanned out is queued again, and says that it may have been done', async () => {
  const { run, queued, events } = setUp(['a', 'b', 'c', 'd'], {
    a: tallyOf(1, [0]),
    b: tallyOf(3, [0, 2]),
    c: tallyOf(2, [0, 1]),
  })
  await run()
  assert.deepEqual(queued, [
    { scope: tenant, eventIds: ['b'], again: true },
    { scope: tenant, eventIds: ['d'], again: true },
  ])
  assert.deepEqual(events(), ['event.swept', 'event.swept'])
})

test('when everything is done, nothing is queued or logged', async () => {
  const { run, queued, lines } = setUp(['a'], { a: tallyOf(1, [0]) })
  await run()
  assert.deepEqual([queued, lines], [[], []])
})

test('many events are looked at in pages, none left out', async () => {
  const ids = Array.from({ length: 1201 }, (_, i) => `e${String(i).padStart(5, '0')}`)
  const { run, queued, ranges } = setUp(ids)
  await run()
  assert.deepEqual(
    queued.flatMap(({ eventIds }) => eventIds),
    ids,
  )
  assert.deepEqual(ranges, [
    ['e00000', 'e00499'],
    ['e00500', 'e00999'],
    ['e01000', 'e01200'],
  ])
})

test('an account that does not add up is an error that names the event', async () => {
  const { run, lines, queued } = setUp(['a'], { a: tallyOf(1, [0], 5) })
  await run()
  assert.deepEqual(queued, [])
  const [line] = lines
  assert.deepEqual(
    [line?.level, line?.fields.event, line?.fields.eventId, line?.fields.matched],
    ['error', 'account.wrong', 'a', 5],
  )
})

test('messages that were set aside although they are ours are put back to work', async () => {
  const { run, lines } = setUp([], {}, { poison: 7 })
  await run()
  assert.deepEqual(
    lines.map(({ fields }) => fields),
    [{ event: 'messages.redriven', queue: 'retries', count: 7 }],
  )
})

test('a delivery that is long overdue is queued again for the attempt that is missing; one that is due later is not', async () => {
  const delivery = (subscriptionId: string, dueAt: Date): Delivery => ({
    scope: tenant,
    eventId: 'a',
    tenantId: tenant,
    subscriptionId,
    chunk: 0,
    firstState: 'pending',
    state: 'pending',
    attempts: [{ at: noon, milliseconds: 1, status: 503 }],
    dueAt,
  })
  const waiting = [
    delivery('lost', new Date(noon.getTime() - minutes(16))),
    delivery('late', new Date(noon.getTime() - minutes(14))),
    delivery('soon', new Date(noon.getTime() + minutes(1))),
  ]
  const pending = { ...tallyOf(1, [0], 3), states: { ...tallyOf(1, []).states, pending: 3 } }
  const { run, retried, events } = setUp(['a'], { a: pending }, { waiting })
  await run()
  assert.deepEqual(retried, [
    {
      scope: tenant,
      eventId: 'a',
      chunk: 0,
      subscriptionId: 'lost',
      attempt: 2,
      dueAt: waiting[0]?.dueAt?.toISOString(),
    },
  ])
  assert.deepEqual(events(), ['delivery.swept'])
})
