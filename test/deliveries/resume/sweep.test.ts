import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Delivery } from '../../../src/delivery-store/delivery.js'
import { sweep } from '../../../src/deliveries/resume/sweep.js'
import type { Tally } from '../../../src/delivery-store/tally.js'
import { firesOf, type FanOutMessage } from '../../../src/queues/fan-out-message.js'
import type { RetryMessage } from '../../../src/queues/messages.js'
import type { SweepRound } from '../../../src/queues/sweep-rounds.js'
import { partitionKey } from '../../../src/storage/partition-key.js'
import {
  failedOnce,
  newDelivery,
  noon,
  subscriptionNumber,
  tenant,
} from '../../support/deliveries.js'
import { stream } from '../../support/gather.js'
import { loggedContext } from '../../support/log-lines.js'
import { storageFault } from '../../support/storage-fault.js'

const partitions = [tenant, 'all'].sort().map((scope) => ({ scope, eventType: 'instore' }))

const tallyOf = (chunks: number | undefined, recorded: readonly number[], matched = 0): Tally => ({
  chunks,
  recorded: new Set(recorded),
  matched,
  states: { delivered: 0, pending: 0, parked: 0, deadLettered: 0, retired: 0 },
})

const pendingOf = (count: number): Tally => ({
  ...tallyOf(1, [0], count),
  states: { ...tallyOf(1, []).states, pending: count },
})

const setUp = (
  ids: readonly string[],
  tallies: Readonly<Record<string, Tally>> = {},
  { waiting = [] }: { waiting?: readonly Delivery[] } = {},
) => {
  const queued: FanOutMessage[] = []
  const queuedIds = () => queued.flatMap(firesOf).flatMap(({ eventIds }) => eventIds)
  const retried: RetryMessage[] = []
  const redriven: string[] = []
  const held: string[] = []
  const spans: [number, number][] = []
  const ranges: [string, string][] = []
  // Whatever is left of any age has just been looked for.
  const rounds = new Map<string, SweepRound>([['all', { from: noon }]])
  const clock = { now: noon, passesMs: 0, passesMsARetry: 0, fault: undefined as Error | undefined }
  const run = sweep({
    events: {
      partitions: (_scope, from = '') =>
        stream(partitions.filter((each) => partitionKey(each) >= from)),
      idsBetween: (partition, from, to, after = '') => {
        spans.push([from.getTime() - noon.getTime(), to.getTime() - noon.getTime()])
        return stream(partition.scope === tenant ? ids.filter((id) => id > after) : [])
      },
    },
    holdForCallback: ({ subscriptionId }) => {
      held.push(subscriptionId)
      return Promise.resolve(true)
    },
    deliveries: {
      tallies: (_scope, first, last) => {
        ranges.push([first, last])
        clock.now = new Date(clock.now.getTime() + clock.passesMs)
        return Promise.resolve(new Map(Object.entries(tallies)))
      },
      waiting: () => (clock.fault ? Promise.reject(clock.fault) : Promise.resolve(waiting)),
    },
    queues: {
      redrive: (queue) => {
        redriven.push(queue)
        return Promise.resolve()
      },
      sweepRounds: {
        get: (name) => Promise.resolve(rounds.get(name)),
        put: (name, round) => {
          rounds.set(name, round)
          return Promise.resolve()
        },
      },
      fanOut: (message) => {
        queued.push(message)
        return Promise.resolve()
      },
      retry: (message) => {
        retried.push(message)
        clock.now = new Date(clock.now.getTime() + clock.passesMsARetry)
        return Promise.resolve()
      },
    },
    now: () => clock.now,
  })
  const logged = loggedContext()
  return {
    ...logged,
    ...{ clock, rounds, queued, queuedIds, retried, held, redriven, spans, ranges },
    run: () => run(logged.log),
  }
}

const minutes = (count: number) => count * 60_000

test('each event is looked at once: a sweep goes on where the one before has ended, up to what is old enough to be lost', async () => {
  const { run, spans, clock } = setUp([])
  await run()
  clock.now = new Date(noon.getTime() + minutes(15))
  await run()
  assert.deepEqual(spans, [
    [minutes(-75), minutes(-15)],
    [minutes(-75), minutes(-15)],
    [minutes(-15), 0],
    [minutes(-15), 0],
  ])
})

test('what is left of any age is looked for once a day', async () => {
  const { run, spans, clock } = setUp([])
  await run()
  clock.now = new Date(noon.getTime() + minutes(24 * 60))
  await run()
  const [from, to] = spans.at(-1) ?? assert.fail()
  assert.deepEqual([noon.getTime() + from, to], [0, minutes(24 * 60 - 15)])
})

test('a sweep that has run for four minutes stops, and the next one goes on with the event after', async () => {
  const ids = Array.from({ length: 450 }, (_, i) => `instore-${String(i).padStart(26, '0')}`)
  const { run, queued, queuedIds, ranges, clock, rounds } = setUp(ids)
  clock.passesMs = minutes(2.1)
  await run()
  assert.equal(queued.length, 108)
  assert.equal(rounds.get('recent')?.last, `${tenant}:${ids[107] ?? ''}`)
  clock.passesMs = 0
  await run()
  assert.deepEqual(queuedIds(), ids)
  assert.equal(ranges.length, 6)
  assert.equal(rounds.get('recent')?.last, undefined)
})

test('one event that cannot be looked at does not keep the others from it, and an operator is told', async () => {
  const { run, queuedIds, lines, clock } = setUp(['a', 'b'], { a: pendingOf(1) })
  clock.fault = new Error('a row that is none')
  await run()
  assert.deepEqual(queuedIds(), ['b'])
  assert.ok(
    lines.some(({ level, fields }) => level === 'error' && fields.event === 'event.unswept'),
  )
  clock.fault = storageFault(503)
  clock.now = new Date(noon.getTime() + 1)
  await assert.rejects(run(), /503/)
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
  const ids = Array.from({ length: 201 }, (_, i) => `e${String(i).padStart(5, '0')}`)
  const { run, queuedIds, ranges } = setUp(ids)
  await run()
  assert.deepEqual(queuedIds(), ids)
  assert.deepEqual(ranges, [
    ['e00000', 'e00099'],
    ['e00100', 'e00199'],
    ['e00200', 'e00200'],
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
  const { run, redriven } = setUp([])
  await run()
  assert.deepEqual(redriven, ['fan-out', 'deliveries', 'retries', 'releases'])
})

test('a delivery that is long overdue is queued again for the attempt that is missing; one that is due later is not', async () => {
  const delivery = (subscriptionId: string, dueAt: Date): Delivery =>
    failedOnce(1, { eventId: 'a', subscriptionId, dueAt })
  const waiting = [
    delivery('lost', new Date(noon.getTime() - minutes(16))),
    delivery('late', new Date(noon.getTime() - minutes(14))),
    delivery('soon', new Date(noon.getTime() + minutes(1))),
  ]
  const { run, retried, events } = setUp(['a'], { a: pendingOf(3) }, { waiting })
  await run()
  assert.deepEqual(retried, [
    {
      scope: tenant,
      eventId: 'a',
      chunk: 0,
      subscriptionId: 'lost',
      attempt: 2,
      dueAt: waiting[0]?.dueAt?.toISOString(),
      recorded: retried[0]?.recorded,
    },
  ])
  assert.deepEqual(events(), ['delivery.swept'])
})

const overdue = new Date(noon.getTime() - minutes(60))

test('once a day, one that waits for its callback is put where it waits, which does nothing where it is there already', async () => {
  const waiting = [newDelivery(1, { reason: 'on-probation', dueAt: overdue })]
  const { run, retried, held, clock } = setUp(['a'], { a: pendingOf(1) }, { waiting })
  await run()
  assert.deepEqual([retried, held], [[], []])
  clock.now = new Date(noon.getTime() + minutes(24 * 60))
  await run()
  assert.deepEqual([retried, held], [[], [subscriptionNumber(1)]])
})

test('a sweep that has run for four minutes stops within an event of very many deliveries, and goes on after the events beside it', async () => {
  const ids = Array.from({ length: 20 }, (_, i) => `e${String(i).padStart(5, '0')}`)
  const tallies = Object.fromEntries(ids.map((id) => [id, pendingOf(3000)]))
  const waiting = Array.from({ length: 3000 }, (_, i) => newDelivery(i, { dueAt: overdue }))
  const { run, retried, clock, rounds } = setUp(ids, tallies, { waiting })
  clock.passesMsARetry = 100
  await run()
  assert.equal(retried.length, 2401)
  assert.equal(rounds.get('recent')?.last, `${tenant}:${ids[7] ?? ''}`)
})
