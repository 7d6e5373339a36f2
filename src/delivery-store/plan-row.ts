import { fromPieces, toPieces } from '../storage/long-text.js'
import { eventPartition } from './delivery-row.js'
import { chunksOf, type Plan } from './plan.js'

/** The key of the row that says how an event was divided; absent when one chunk holds all. */
export const planKey = 'plan'

/** A plan as a row; its parts are JSON in `parts0`, `parts1`, …: `[["<tenant>",12],…]`. */
export interface PlanRow {
  readonly partitionKey: string
  readonly rowKey: string
  readonly chunks: number
}

/** A plan to be stored. */
export const toPlanRow = (scope: string, eventId: string, plan: Plan): PlanRow => ({
  partitionKey: eventPartition(scope, eventId),
  rowKey: planKey,
  chunks: chunksOf(plan).length,
  ...toPieces(
    'parts',
    JSON.stringify(plan.parts.map(({ tenantId, slices }) => [tenantId, slices])),
  ),
})

/** A stored plan. */
export const toPlan = (row: PlanRow): Plan => ({
  parts: (JSON.parse(fromPieces('parts', { ...row })) as [string, number][]).map(
    ([tenantId, slices]) => ({ tenantId, slices }),
  ),
})
