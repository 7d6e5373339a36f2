import { fromPieces, toPieces } from '../storage/long-text.js'
import { eventPartition } from './event-rows.js'
import type { PlanLeg } from './plan-leg.js'
import { chunksOf, type Plan, type PlanPart } from './plan.js'

/** The key of the row that says how an event was divided; absent when one chunk holds all. */
export const planKey = 'plan'

const legPrefix = `${planKey}:`

/** The key of a leg's row. */
export const legKey = (number: number): string => legPrefix + String(number).padStart(7, '0')

/** Whether a key is that of a leg's row. */
export const isLegKey = (rowKey: string): boolean => rowKey.startsWith(legPrefix)

/**
 * A plan as a row; its parts are JSON in `parts0`, `parts1`, …: `[["<tenant>",<slices>,<count>],…]`, of before without a count. Where
 * there are `ranges`, it has no parts; they are in the rows of its legs.
 */
export interface PlanRow {
  readonly partitionKey: string
  readonly rowKey: string
  readonly chunks: number
  readonly ranges?: number
}

/** A leg of a plan as a row, with parts like a plan's. */
export interface LegRow {
  readonly partitionKey: string
  readonly rowKey: string
  readonly chunks: number
  readonly next?: string
}

/** What a plan of ranges says for one who knows no ranges: never enough chunks are recorded, so that the event is not settled. */
const unknownChunks = 2 ** 31 - 1

/** A plan to be stored. */
export const toPlanRow = (scope: string, eventId: string, plan: Plan): PlanRow => ({
  partitionKey: eventPartition(scope, eventId),
  rowKey: planKey,
  ...(plan.ranges === undefined
    ? { chunks: chunksOf(plan).length, ...partsToPieces(plan.parts) }
    : { chunks: unknownChunks, ranges: plan.ranges }),
})

/** A stored plan. */
export const toPlan = (row: PlanRow): Plan =>
  row.ranges === undefined ? { parts: partsFromPieces(row) } : { parts: [], ranges: row.ranges }

/** A leg to be stored. */
export const toLegRow = (scope: string, eventId: string, leg: PlanLeg): LegRow => ({
  partitionKey: eventPartition(scope, eventId),
  rowKey: legKey(leg.number),
  chunks: chunksOf(leg).length,
  ...(leg.next === undefined ? {} : { next: leg.next }),
  ...partsToPieces(leg.parts),
})

/** A stored leg. */
export const toLeg = (row: LegRow): PlanLeg => ({
  number: Number(row.rowKey.slice(legPrefix.length)),
  parts: partsFromPieces(row),
  ...(row.next === undefined ? {} : { next: row.next }),
})

const partsToPieces = (parts: readonly PlanPart[]) =>
  toPieces(
    'parts',
    JSON.stringify(
      parts.map(({ tenantId, slices, count }) =>
        count === undefined ? [tenantId, slices] : [tenantId, slices, count],
      ),
    ),
  )

type PartTuple = readonly [tenantId: string, slices: number, count?: number]

const partsFromPieces = (row: PlanRow | LegRow): readonly PlanPart[] =>
  (JSON.parse(fromPieces('parts', { ...row })) as PartTuple[]).map(([tenantId, slices, count]) => ({
    tenantId,
    slices,
    ...(count === undefined ? {} : { count }),
  }))
