import type { TableClient } from '@azure/data-tables'
import type { EventKey } from '../events/event.js'
import { parseId } from '../storage/ids.js'
import { partitionKey } from '../storage/partition-key.js'
import { succeededUnless } from '../storage/succeeded-unless.js'
import { chunkKey, chunkNumber } from './chunk-row.js'
import { eventRows, findEventRow, ofEvent, toStoredRow } from './event-rows.js'
import { chunkNumbers, firstLegs, legAfter, type PlanLeg } from './plan-leg.js'
import {
  legKey,
  planKey,
  toLeg,
  toLegRow,
  toPlan,
  toPlanRow,
  type LegRow,
  type PlanRow,
} from './plan-row.js'
import { chunksOf, type Chunk, type Plan } from './plan.js'

/** A tenant's share of an event's plan. */
export interface TenantChunks {
  /** The only one there is, where one was enough for all. */
  readonly chunks: readonly Chunk[]
  /** False while its part has not been planned yet. */
  readonly isPlanned: boolean
}

/** The chunks that hold a tenant's deliveries of an event. */
export type ChunksFor = (event: EventKey, tenantId: string) => Promise<TenantChunks>

/** How events were divided. */
export interface Plans {
  readonly plan: (event: EventKey) => Promise<Plan | undefined>
  /** Keeps a plan; answers the one that holds, which is another's when that came first. */
  readonly addPlan: (event: EventKey, plan: Plan) => Promise<Plan>
  readonly planLeg: (event: EventKey, number: number) => Promise<PlanLeg | undefined>
  /** Keeps a leg of a plan; answers the one that holds. */
  readonly addPlanLeg: (event: EventKey, leg: PlanLeg) => Promise<PlanLeg>
  /** The numbers of a leg's chunks that have been recorded. */
  readonly recordedOfLeg: (event: EventKey, number: number) => Promise<ReadonlySet<number>>
  readonly chunksFor: ChunksFor
}

/** Plans in Azure Table Storage, beside what they plan. */
export const tablePlans = (table: () => Promise<TableClient>): Plans => {
  const plan = async (event: EventKey) => {
    const row = await findEventRow<PlanRow>(table, event, planKey)
    return row && toPlan(row)
  }

  const planLeg = async (event: EventKey, number: number) => {
    const row = await findEventRow<LegRow>(table, event, legKey(number))
    return row && toLeg(row)
  }

  const isNew = (row: PlanRow | LegRow) =>
    succeededUnless([409], async () => (await table()).createEntity(toStoredRow(row)))

  /** The leg that a tenant is in, found by walking through its range. */
  const legOf = async (event: EventKey, tenantId: string): Promise<PlanLeg | undefined> => {
    const eventType = parseId(event.eventId)?.eventType ?? ''
    const key = partitionKey({ scope: tenantId, eventType })
    let order = firstLegs.find(({ from, before }) => key >= from && key < before)
    while (order) {
      const leg: PlanLeg | undefined = await planLeg(event, order.number)
      if (leg?.next === undefined || key < leg.next) return leg
      order = legAfter(leg, order)
    }
    return undefined
  }

  return {
    plan,
    planLeg,

    addPlan: async (event, wanted) =>
      (await isNew(toPlanRow(event.scope, event.eventId, wanted)))
        ? wanted
        : ((await plan(event)) ?? wanted),

    addPlanLeg: async (event, wanted) =>
      (await isNew(toLegRow(event.scope, event.eventId, wanted)))
        ? wanted
        : ((await planLeg(event, wanted.number)) ?? wanted),

    recordedOfLeg: async (event, number) => {
      const { first, last } = chunkNumbers(number)
      // One more than the last number of all has a digit more, and sorts before it.
      const filter = ofEvent(event, chunkKey(first), `${chunkKey(last)}!`)
      const numbers = new Set<number>()
      for await (const { rowKey = '' } of eventRows<object>(table, { filter, select: ['RowKey'] }))
        numbers.add(chunkNumber(rowKey) ?? -1)
      return numbers
    },

    chunksFor: async (event, tenantId) => {
      const found = await plan(event)
      if (!found) return { chunks: chunksOf({ parts: [{ tenantId, slices: 1 }] }), isPlanned: true }
      const leg = found.ranges === undefined ? undefined : await legOf(event, tenantId)
      const chunks = leg ? chunksOf(leg, chunkNumbers(leg.number).first) : chunksOf(found)
      return {
        chunks: chunks.filter((chunk) => chunk.tenantId === tenantId),
        isPlanned: found.ranges === undefined || leg !== undefined,
      }
    },
  }
}
