import fc from 'fast-check'
import { cramped, crowd, itsCrowd, ofCrowd, sizes } from './any-crowd.js'
import { resend } from './any-resend.js'
import type { Behaviour, FlowPlan, PollerPlan, Scenario, Step } from './scenario.js'

const minuteMs = 60_000
const dayMs = 86_400_000

/** Calls at which an instance can die: those at which much is half done are named more often. */
const deadlyCalls = [
  'post',
  'events.create',
  'fan-out.send',
  'fan-out.settle',
  'deliveries.create',
  'deliveries.update',
  'deliveries.get',
  'deliveries.query',
  'deliveries.transaction',
  'deliveries.settle',
  'retries.send',
  'retries.settle',
  'releases.send',
  'releases.settle',
  'subscriptions.update',
  'subscriptions.transaction',
  'events.transaction',
] as const

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

const deathTrap = fc.record({
  kind: fc.constant('die-at' as const),
  call: fc.constantFrom(...deadlyCalls),
  nth: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 12 })),
  when: fc.constantFrom('before' as const, 'after' as const),
})

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

/** An operator purges whatever may be purged, or someone dies over it, while late messages of it may still come. */
const purge: fc.Arbitrary<readonly Step[]> = fc
  .record({
    at: fc.integer({ min: 60 * minuteMs, max: 80 * minuteMs }),
    isTwice: fc.boolean(),
    trap: deathTrap,
    isDeadly: fc.boolean(),
  })
  .map(({ at, isTwice, trap, isDeadly }): readonly Step[] => [
    ...(isDeadly ? [{ at: at - 1, ...trap }] : []),
    { at, kind: 'purge' },
    ...(isTwice ? [{ at: at + 20, kind: 'purge' as const }] : []),
  ])

const few: fc.Arbitrary<Step> = fc.record({
  at: fc.integer({ min: 0, max: 40_000 }),
  kind: fc.constant('fire'),
  tenant: fc.constantFrom(0, 0, 1, -1),
  eventType: fc.constantFrom(0, 0, 0, 1),
  isKeyed: fc.boolean(),
  count: fc.constantFrom(1, 2),
})

/** Events are stored late, or too late, or are very many, while those who poll do so all the time. */
const attended: fc.Arbitrary<readonly Step[]> = fc
  .record({
    fires: fc.array(few, { minLength: 2, maxLength: 5 }),
    fault: fc.constantFrom('hang', 'hang', 'busy', 'lost-answer'),
    on: fc.constantFrom('events.create', 'events.transaction'),
    share: fc.constantFrom(0.3, 0.6),
    isFlood: fc.boolean(),
    tenant: fc.nat(1),
  })
  .map(({ fires, fault, on, share, isFlood, tenant }): readonly Step[] => [
    { at: 0, kind: 'poll', forMs: minuteMs },
    ...(isFlood
      ? [{ at: 0, kind: 'fire', tenant, eventType: 1, isKeyed: false, count: 50 } as const]
      : [{ at: 0, kind: 'storage', fault, on, share, forMs: minuteMs } as const]),
    ...fires,
  ])

/** A flow is off, misses something, and comes back in one of several ways, maybe to fail again, while someone may die. */
const outage = (flows: number): fc.Arbitrary<readonly Step[]> =>
  fc
    .record({
      flow: fc.nat(flows - 1),
      tenant: fc.constantFrom(0, 1, -1),
      behaviour: fc.constantFrom<Behaviour>('on', 'on', 'error', 'slow', 'off'),
      isEnabled: fc.boolean(),
      trap: deathTrap,
    })
    .map(({ flow, tenant, behaviour, isEnabled, trap }): readonly Step[] => [
      { at: 0, kind: 'behave', flow, as: 'off' },
      { at: 1000, kind: 'fire', tenant, eventType: 0, isKeyed: true, count: 2 },
      { at: 30_000, kind: 'behave', flow, as: behaviour },
      { at: 30_000, ...trap },
      isEnabled
        ? { at: 31_000, kind: 'enable', flow }
        : { at: 31_000, kind: 'edit', flow, order: 'post-first', gapMs: 2000 },
    ])

const groups = (flows: number): fc.Arbitrary<readonly Step[]> =>
  fc
    .tuple(
      beginning,
      fc.oneof(
        { arbitrary: group(flows), weight: 8 },
        { arbitrary: outage(flows), weight: 2 },
        { arbitrary: resend(flows, deathTrap), weight: 2 },
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
