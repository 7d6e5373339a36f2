import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fanOut } from '../../../src/deliveries/fan-out/fan-out.js'
import { chunksOf, type Chunk, type Plan } from '../../../src/delivery-store/plan.js'
import { usualSizes } from '../../../src/storage/sizes.js'
import type { Tally } from '../../../src/delivery-store/tally.js'
import type { Event } from '../../../src/events/event.js'
import type { Recipient } from '../../../src/subscriptions/subscription.js'
import type { ChunkMessage } from '../../../src/queues/messages.js'
import {
  firstOf,
  newEvent,
  newRecipient,
  noon,
  secondsAfterNoon,
  spread,
  tenant,
  tenantNumber,
} from '../../support/deliveries.js'
import { pageSize } from '../../../src/storage/table-query.js'
import { noLegs } from '../../support/engine.js'
import { loggedContext } from '../../support/log-lines.js'
import { pagesOver } from '../../support/recipient-pages.js'

const event = newEvent()

interface InlineRun {
  readonly again: boolean
  readonly recipients?: readonly Recipient[] | undefined
}

interface World {
  /** The recipients that each tenant's first page is taken from. */
  readonly tenants: Readonly<Record<string, readonly Recipient[]>>
  plan?: Plan | undefined
  /** Tenants that may no longer use the app. */
  readonly gone?: readonly string[]
  readonly recorded?: readonly number[]
  readonly now?: Date
}

const setUp = (world: World) => {
  const { log } = loggedContext()
  const steps: string[] = []
  const queued: ChunkMessage[] = []
  const inline: { chunk: Chunk; run: InlineRun }[] = []
  const run = fanOut({
    now: () => world.now ?? noon,
    serves: (tenantId) => !world.gone?.includes(tenantId),
    subscriptions: {
      tenantPage: () =>
        Promise.resolve({
          tenants: Object.entries(world.tenants).map(([tenantId, { length }]) => ({
            tenantId,
            count: length,
          })),
        }),
    },
    pages: pagesOver({
      firstRecipients: ({ scope }) => Promise.resolve(firstOf(world.tenants[scope] ?? [])),
    }),
    deliveries: {
      ...noLegs,
      plan: () => Promise.resolve(world.plan),
      addPlan: (_event, plan) => {
        steps.push('plan')
        world.plan ??= plan
        return Promise.resolve(world.plan)
      },
      tally: () => Promise.resolve(tallyOf(world)),
    },
    queues: {
      fanOut: () => Promise.reject(new Error('Not for so few')),
      deliver: (message) => {
        steps.push(`queue ${message.number}`)
        queued.push(message)
        return Promise.resolve()
      },
    },
    deliverChunk: (_event, chunk, { again, page, recipients = page?.recipients() }) => {
      inline.push({ chunk, run: { again, ...(recipients && { recipients }) } })
      return Promise.resolve()
    },
  })
  return { run: (of: Event, again = false) => run([of], again, log), steps, queued, inline }
}

const tallyOf = ({ plan, recorded = [] }: World): Tally => ({
  chunks: plan ? chunksOf(plan).length : recorded.length > 0 ? 1 : undefined,
  recorded: new Set(recorded),
  matched: 0,
  states: { delivered: 0, pending: 0, parked: 0, deadLettered: 0, retired: 0 },
})

const whole = { number: 0, chunks: 1, tenantId: tenant, slice: 0, slices: 1 }

test('an event whose subscriptions come in one page is delivered at once, as they were read', async () => {
  const recipients = spread(pageSize)
  const { run, inline, steps } = setUp({ tenants: { [tenant]: recipients } })
  await run(event)
  assert.deepEqual(inline, [{ chunk: whole, run: { again: false, recipients } }])
  assert.deepEqual(steps, [])
})

test('an event that nobody waits for is recorded as a chunk of none', async () => {
  const { run, inline } = setUp({ tenants: {} })
  await run(event)
  await run(newEvent({ scope: 'all' }))
  assert.deepEqual(inline, [
    { chunk: whole, run: { again: false, recipients: [] } },
    { chunk: { ...whole, tenantId: 'all' }, run: { again: false, recipients: [] } },
  ])
})

test('one subscription more than a page holds makes a plan, kept before the first chunk is queued', async () => {
  const { run, inline, steps, queued } = setUp({ tenants: { [tenant]: spread(pageSize + 1) } })
  await run(event)
  assert.deepEqual(steps, ['plan', 'queue 0', 'queue 1'])
  assert.deepEqual(inline, [])
  assert.deepEqual(queued[1], {
    scope: tenant,
    eventId: event.id,
    number: 1,
    chunks: 2,
    tenantId: tenant,
    slice: 1,
    slices: 2,
    expected: 501,
  })
})

test('from the first page the number of all subscriptions is judged', async () => {
  // 1,000 keys in the first hundredth of the key space: there are about 100,000.
  const { run, queued } = setUp({ tenants: { [tenant]: spread(pageSize + 1, 0.01) } })
  await run(event)
  const wanted = 100_000 / usualSizes.slice
  assert.ok(queued.length >= wanted && queued.length <= wanted + 1, `${queued.length} chunks`)
})

test('an event for all tenants has chunks for each, small or large', async () => {
  const { run, steps, queued } = setUp({
    tenants: {
      [tenantNumber(1)]: spread(1),
      [tenantNumber(2)]: spread(pageSize + 1),
      [tenantNumber(3)]: spread(2),
    },
  })
  await run(newEvent({ scope: 'all' }))
  assert.equal(steps[0], 'plan')
  assert.deepEqual(
    queued.map(({ scope, number, tenantId, slice }) => [scope, number, tenantId, slice]),
    [
      ['all', 0, tenantNumber(1), 0],
      ['all', 1, tenantNumber(2), 0],
      ['all', 2, tenantNumber(2), 1],
      ['all', 3, tenantNumber(3), 0],
    ],
  )
})

test('an event for all tenants of which one has subscriptions is delivered at once', async () => {
  const recipients = spread(3)
  const { run, inline } = setUp({ tenants: { [tenantNumber(2)]: recipients } })
  await run(newEvent({ scope: 'all' }))
  assert.deepEqual(inline, [
    { chunk: { ...whole, tenantId: tenantNumber(2) }, run: { again: false, recipients } },
  ])
})

test('when a plan is there already, its chunks are queued, not others', async () => {
  const plan = { parts: [{ tenantId: tenant, slices: 5 }] }
  const { run, queued } = setUp({ tenants: { [tenant]: spread(pageSize + 1) }, plan })
  await run(event)
  assert.equal(queued.length, 5)
})

test('a message about an old event looks first what is done, though it does not say that it comes again', async () => {
  const plan = { parts: [{ tenantId: tenant, slices: 2 }] }
  const recorded = { tenants: {}, plan, recorded: [0] }
  const { run, steps, queued } = setUp({ ...recorded, now: secondsAfterNoon(301) })
  await run(event)
  assert.deepEqual(steps, ['queue 1'])
  assert.equal(queued[0]?.again, true)
})

test('a second run queues only the chunks that are not recorded, and says that it is one', async () => {
  const plan = { parts: [{ tenantId: tenant, slices: 4 }] }
  const { run, steps, queued } = setUp({ tenants: {}, plan, recorded: [0, 2] })
  await run(event, true)
  assert.deepEqual(steps, ['queue 1', 'queue 3'])
  assert.ok(queued.every(({ again }) => again === true))
})

test('a second run of an event whose only chunk is recorded resumes it, without reading subscriptions', async () => {
  const { run, inline } = setUp({ tenants: { [tenant]: spread(pageSize + 1) }, recorded: [0] })
  await run(event, true)
  assert.deepEqual(inline, [{ chunk: whole, run: { again: true } }])
})

test('a second run of an event that nothing was recorded of starts from the beginning', async () => {
  const recipients = spread(2)
  const { run, inline } = setUp({ tenants: { [tenant]: recipients } })
  await run(event, true)
  assert.deepEqual(inline, [{ chunk: whole, run: { again: true, recipients } }])
})

test('an event for all tenants does not reach one that may no longer use the app', async () => {
  const { run, inline } = setUp({
    tenants: { [tenantNumber(1)]: [newRecipient(1)], [tenantNumber(2)]: [newRecipient(2)] },
    gone: [tenantNumber(1)],
  })
  await run(newEvent({ scope: 'all' }))
  assert.deepEqual(
    inline.map(({ chunk }) => chunk.tenantId),
    [tenantNumber(2)],
  )
})
