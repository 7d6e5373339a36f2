import fc from 'fast-check'
import { cramped, crowd, itsCrowd, ofCrowd, sizes } from './any-crowd.js'
import { resend } from './any-resend.js'
import { attended, comeback, outage, purge, saving } from './any-story.js'
import { deathTrap } from './any-trap.js'
import type { Behaviour, FlowPlan, PollerPlan, Scenario, Step } from './scenario.js'

const minuteMs = 60_000
const dayMs = 86_400_000

/** What storage can be disturbed in: the beginnings of its calls' names. */
const places = [
  '',
  'events',
  'deliveries',
  'deliveries.create',
  'subscriptions',
  'subscriptions.update',
  'retries',
  'fan-out',
  'releases',
]

const behaviour = fc.oneof(
  { arbitrary: fc.constantFrom<Behaviour>('on', 'off', 'error'), weight: 4 },
  { arbitrary: fc.constantFrom<Behaviour>('slow', 'throttle', 'hang', 'unauthorized'), weight: 1 },
)

const flow: fc.Arbitrary<FlowPlan> = fc.record({
  tenant: fc.nat(1),
  eventType: fc.oneof({ arbitrary: fc.constant(0), weight: 3 }, fc.constant(1)),
  isNamed: fc.oneof({ arbitrary: fc.constant(true), weight: 4 }, fc.constant(false)),
})

const poller: fc.Arbitrary<PollerPlan> = fc.record({
  tenant: fc.nat(1),
  eventType: fc.oneof({ arbitrary: fc.constant(0), weight: 3 }, fc.constant(1)),
  at: fc.oneof(
    { arbitrary: fc.integer({ min: 0, max: 3000 }), weight: 3 },
    fc.integer({ min: 0, max: 30 * minuteMs }),
  ),
  everyMs: fc.constantFrom(15_000, minuteMs, 10 * minuteMs, 60 * minuteMs),
})

const storageMs = fc.oneof(
  { arbitrary: fc.constant(undefined), weight: 2 },
  fc.record({ there: fc.constantFrom(15, 60, 200), back: fc.constantFrom(15, 60, 200) }),
)

/** When a group of steps begins, and how much later each of them comes: what happens together is what breaks things. */
const beginning = fc.oneof(
  { arbitrary: fc.integer({ min: 0, max: 3 * minuteMs }), weight: 8 },
  { arbitrary: fc.integer({ min: 0, max: 60 * minuteMs }), weight: 8 },
  { arbitrary: fc.integer({ min: 0, max: 3 * dayMs }), weight: 1 },
)
const offset = fc.oneof(
  { arbitrary: fc.integer({ min: 0, max: 3000 }), weight: 3 },
  { arbitrary: fc.integer({ min: 0, max: 60_000 }), weight: 1 },
)

const step = (flows: number): fc.Arbitrary<Step> => {
  const flowNumber = fc.nat(flows - 1)
  const share = fc.constantFrom(0.1, 0.5, 1)
  const forMs = fc.integer({ min: 1000, max: 5 * minuteMs })
  const of = <Kind extends Step['kind']>(
    weight: number,
    kind: Kind,
    others: {
      [K in keyof Omit<Extract<Step, { kind: Kind }>, 'at' | 'kind'>]: fc.Arbitrary<
        Extract<Step, { kind: Kind }>[K]
      >
    },
  ) => ({
    weight,
    arbitrary: fc.record({ at: offset, kind: fc.constant(kind), ...others }) as fc.Arbitrary<Step>,
  })
  return fc.oneof(
    of(10, 'fire', {
      tenant: fc.constantFrom(0, 0, 1, -1),
      eventType: fc.constantFrom(0, 0, 0, 1),
      isKeyed: fc.boolean(),
      count: fc.oneof({ arbitrary: fc.constantFrom(1, 1, 2), weight: 15 }, fc.constant(20)),
      isApart: fc.boolean(),
    }),
    of(8, 'behave', { flow: flowNumber, as: behaviour }),
    of(3, 'edit', {
      flow: flowNumber,
      order: fc.constantFrom('post-first', 'delete-first', 'post-only'),
      gapMs: fc.integer({ min: 0, max: minuteMs }),
    }),
    of(1, 'unsubscribe', { flow: flowNumber }),
    of(2, 'die', {}),
    {
      weight: 4,
      arbitrary: fc
        .record({ at: offset, trap: deathTrap })
        .map(({ at, trap }) => ({ at, ...trap })),
    },
    of(2, 'stall', { forMs: fc.constantFrom(2000, 12_000, 15_000) }),
    of(2, 'storage', {
      fault: fc.constantFrom('busy', 'busy', 'lost-answer', 'hang'),
      on: fc.constantFrom(...places),
      share,
      forMs,
    }),
    of(1, 'network', { fault: fc.constantFrom('refused', 'lost-answer'), share, forMs }),
    of(1, 'lose-leases', {}),
    of(1, 'drain', {}),
    of(1, 'replay', {}),
    of(2, 'send-again', { flow: flowNumber, isMissed: fc.boolean() }),
    of(1, 'enable', { flow: flowNumber }),
    of(1, 'sweep', {}),
  )
}

const group = (flows: number): fc.Arbitrary<readonly Step[]> =>
  fc.array(step(flows), { minLength: 1, maxLength: 4 })

const groups = (flows: number): fc.Arbitrary<readonly Step[]> =>
  fc
    .tuple(
      beginning,
      fc.oneof(
        { arbitrary: group(flows), weight: 8 },
        { arbitrary: outage(flows), weight: 2 },
        { arbitrary: comeback(flows), weight: 2 },
        saving(flows),
        { arbitrary: resend(flows), weight: 2 },
        purge,
        attended,
      ),
    )
    .map(([at, steps]) => steps.map((each) => ({ ...each, at: at + each.at })))

/** Every scenario there is, likelier ones more often. */
export const anyScenario: fc.Arbitrary<Scenario> = fc
  .array(flow, { minLength: 1, maxLength: 4 })
  .chain((flows) =>
    fc.record({
      seed: fc.nat(),
      skewsMs: fc.array(fc.constantFrom(0, 0, 5000, -20_000, 60_000, -60_000), {
        minLength: 1,
        maxLength: 3,
      }),
      retrySchedule: fc.constantFrom('5,20,60', '10,60,300,1800', '1,1,1'),
      isAtOnce: fc.boolean(),
      storageMs,
      purgeDiesAt: fc.constantFrom(0, 0, 1, 2, 3, 5),
      crowd,
      sizes: fc.oneof({ arbitrary: fc.constant(undefined), weight: 2 }, sizes),
      ofItsCrowd: itsCrowd,
      cramped: fc.oneof({ arbitrary: fc.constant(undefined), weight: 5 }, cramped),
      pollers: fc.oneof(fc.constant([]), fc.array(poller, { minLength: 1, maxLength: 2 })),
      flows: fc.constant(flows),
      steps: fc
        .array(groups(flows.length), { minLength: 1, maxLength: 7, size: 'max' })
        .map((each) => each.flat()),
    }),
  )
  .map(ofCrowd)
