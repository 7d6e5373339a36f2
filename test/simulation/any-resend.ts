import fc from 'fast-check'
import { deathTrap } from './any-trap.js'
import type { Step } from './scenario.js'

/** A flow gets another subscription after events were fired, which are then sent to that one again, maybe twice, while someone may die. */
export const resend = (flows: number): fc.Arbitrary<readonly Step[]> =>
  fc
    .record({
      flow: fc.nat(flows - 1),
      tenant: fc.constantFrom(0, 1, -1),
      isMissed: fc.boolean(),
      isTwice: fc.boolean(),
      trap: deathTrap,
    })
    .map(({ flow, tenant, isMissed, isTwice, trap }): readonly Step[] => [
      { at: 0, kind: 'fire', tenant, eventType: 0, isKeyed: true, count: 2 },
      { at: 10_000, kind: 'edit', flow, order: 'post-first', gapMs: 2000 },
      { at: 30_000, ...trap },
      { at: 30_000, kind: 'send-again', flow, isMissed },
      ...(isTwice ? [{ at: 30_010, kind: 'send-again' as const, flow, isMissed: false }] : []),
    ])
