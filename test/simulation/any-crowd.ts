import fc from 'fast-check'
import type { Sizes } from '../../src/storage/sizes.js'
import type { Behaviour, CrampedLimits, Scenario } from './scenario.js'

/** Flows of one tenant in several slices, of many tenants in legs, and more of one than are released at a time. */
export const crowd: fc.Arbitrary<Scenario['crowd']> = fc.oneof(
  { arbitrary: fc.constant(0), weight: 300 },
  {
    arbitrary: fc.record({
      tenants: fc.constant(0),
      flows: fc.integer({ min: 8, max: 20 }),
      as: fc.constantFrom<Behaviour>('on', 'on', 'off', 'error', 'hang'),
    }),
    weight: 30,
  },
  {
    arbitrary: fc.record({
      tenants: fc.integer({ min: 4, max: 30 }),
      flows: fc.integer({ min: 1, max: 3 }),
      as: fc.constantFrom<Behaviour>('on', 'on', 'on', 'off', 'error'),
    }),
    weight: 30,
  },
  fc.constant(101),
)

/** Where a page is so small, a few flows are as many as thousands. */
export const sizes: fc.Arbitrary<Sizes> = fc.record({
  page: fc.constantFrom(2, 3, 8),
  slice: fc.integer({ min: 1, max: 4 }),
  pagesOfMessage: fc.integer({ min: 1, max: 3 }),
  chunksOfMessage: fc.integer({ min: 1, max: 5 }),
})

/** A process that may do so little that a few deliveries are too many. */
export const cramped: fc.Arbitrary<CrampedLimits> = fc.record({
  calls: fc.integer({ min: 4, max: 12 }),
  toOne: fc.integer({ min: 1, max: 3 }),
  inPool: fc.integer({ min: 1, max: 8 }),
  smallChunk: fc.nat(3),
  kept: fc.nat(10),
})

/** What comes with a crowd, if there is one. */
export const itsCrowd = fc.record({
  sizes,
  cramped: fc.oneof(fc.constant(undefined), cramped),
})

type WithCrowd = Scenario & {
  readonly ofItsCrowd: { readonly sizes: Sizes; readonly cramped: CrampedLimits | undefined }
}

/** A crowd is fired at little: what each of it does comes on top. But it is divided into many portions, unless it is to be large. */
export const ofCrowd = ({ ofItsCrowd, ...scenario }: WithCrowd): Scenario =>
  scenario.crowd === 0
    ? scenario
    : {
        ...scenario,
        ...(typeof scenario.crowd === 'number' ? {} : ofItsCrowd),
        steps: scenario.steps.map((each) =>
          each.kind === 'fire' ? { ...each, count: Math.min(each.count, 2) } : each,
        ),
      }
