/** How an event's deliveries are divided: each tenant's subscriptions into slices, each slice one chunk. */
export interface Plan {
  readonly parts: readonly PlanPart[]
}

/** One tenant's share of a plan. */
export interface PlanPart {
  readonly tenantId: string
  readonly slices: number
}

/** One chunk: a slice of one tenant's subscriptions. Chunks are numbered from 0 through the whole plan. */
export interface Chunk {
  readonly number: number
  /** How many there are in the plan. */
  readonly chunks: number
  readonly tenantId: string
  readonly slice: number
  readonly slices: number
}

/**
 * How many subscriptions a slice is meant to hold: about as many as come in one page of 1,000 rows, so that each costs little; some
 * fewer, because the number is judged by the first page, and keys are not spread quite evenly.
 */
export const sliceSize = 800

/** All chunks of a plan. */
export const chunksOf = ({ parts }: Plan): Chunk[] => {
  const chunks = parts.reduce((sum, { slices }) => sum + slices, 0)
  return parts
    .flatMap(({ tenantId, slices }) =>
      Array.from({ length: slices }, (_, slice) => ({ tenantId, slice, slices })),
    )
    .map((chunk, number) => ({ ...chunk, number, chunks }))
}
