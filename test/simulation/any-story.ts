import fc from 'fast-check'
import { deathTrap } from './any-trap.js'
import type { Behaviour, Step } from './scenario.js'

const minuteMs = 60_000

/** An operator purges whatever may be purged, or someone dies over it, while late messages of it may still come. */
export const purge: fc.Arbitrary<readonly Step[]> = fc
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
export const attended: fc.Arbitrary<readonly Step[]> = fc
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
export const outage = (flows: number): fc.Arbitrary<readonly Step[]> =>
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

/** A callback fails and is back, maybe twice, while events come for it all the time. */
export const comeback = (flows: number): fc.Arbitrary<readonly Step[]> =>
  fc
    .record({
      flow: fc.nat(flows - 1),
      fires: fc.array(few, { minLength: 2, maxLength: 6 }),
      backAt: fc.array(fc.integer({ min: 500, max: 30_000 }), { minLength: 1, maxLength: 2 }),
    })
    .map(({ flow, fires, backAt }): readonly Step[] => [
      { at: 0, kind: 'behave', flow, as: 'error' },
      ...fires.map((each) => ({ ...each, isApart: true })),
      ...backAt.map((at): Step => ({ at, kind: 'behave', flow, as: 'on' })),
      ...(backAt.length > 1
        ? [{ at: Math.min(...backAt) + 2000, kind: 'behave', flow, as: 'error' } as const]
        : []),
    ])

/** A flow is saved while events are on their way to it, on or off. */
export const saving = (flows: number): fc.Arbitrary<readonly Step[]> =>
  fc
    .record({
      flow: fc.nat(flows - 1),
      isOff: fc.boolean(),
      fires: fc.array(few, { minLength: 1, maxLength: 3 }),
      order: fc.constantFrom(
        'delete-first' as const,
        'delete-first' as const,
        'post-first' as const,
      ),
      afterMs: fc.integer({ min: 0, max: 400 }),
      gapMs: fc.constantFrom(100, 2000, 20_000),
    })
    .map(({ flow, isOff, fires, order, afterMs, gapMs }): readonly Step[] => [
      ...(isOff ? [{ at: 0, kind: 'behave', flow, as: 'off' } as const] : []),
      ...fires.map((each) => ({ ...each, at: 1000, isApart: true })),
      { at: 1000 + afterMs, kind: 'edit', flow, order, gapMs },
      ...(isOff ? [{ at: 1000 + afterMs, kind: 'behave', flow, as: 'on' } as const] : []),
    ])
