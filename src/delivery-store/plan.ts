import { usualSizes, type Sizes } from '../storage/sizes.js'
import { keyRange } from '../subscriptions/key-range.js'

/** How an event's deliveries are divided: each tenant's subscriptions into slices, each slice one chunk. */
export interface Plan {
  readonly parts: readonly PlanPart[]
  /** Where one row cannot hold all tenants: into how many ranges they are divided, whose parts are kept by legs (see plan-leg.ts). */
  readonly ranges?: number
}

/** One tenant's share of a plan. */
export interface PlanPart {
  readonly tenantId: string
  readonly slices: number
  /** About how many subscriptions there were; plans of before do not say. */
  readonly count?: number
}

/** One chunk: a slice of one tenant's subscriptions. Chunks of an event have numbers of their own. */
export interface Chunk {
  readonly number: number
  /** How many there are in the plan, or in this leg of it. */
  readonly chunks: number
  readonly tenantId: string
  readonly slice: number
  readonly slices: number
  /** About how many subscriptions it holds, as they were counted when it was planned. */
  readonly expected?: number
}

/** One tenant's share, by about how many subscriptions it has: all of them are one chunk where they come in one page. */
export const partOf = (
  tenantId: string,
  count: number,
  { page, slice }: Pick<Sizes, 'page' | 'slice'> = usualSizes,
): PlanPart => ({
  tenantId,
  slices: count <= page ? 1 : Math.ceil(count / slice),
  count,
})

/** Of a tenant's chunks, in order, the one that a subscription of this key is in. */
export const chunkWith = (chunks: readonly Chunk[], key: string): Chunk | undefined =>
  chunks.find(({ slice, slices }) => key < keyRange(slice, slices).before)

/** All chunks of a plan, numbered from `first` on. */
export const chunksOf = ({ parts }: Pick<Plan, 'parts'>, first = 0): Chunk[] => {
  const chunks = parts.reduce((sum, { slices }) => sum + slices, 0)
  return parts
    .flatMap(({ tenantId, slices, count }) =>
      Array.from({ length: slices }, (_, slice) => ({
        tenantId,
        slice,
        slices,
        ...(count === undefined ? {} : { expected: Math.ceil(count / slices) }),
      })),
    )
    .map((chunk, i) => ({ ...chunk, number: first + i, chunks }))
}
