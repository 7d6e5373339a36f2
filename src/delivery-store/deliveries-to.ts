import { odata, type TableClient } from '@azure/data-tables'
import pLimit from 'p-limit'
import type { NamesOf } from '../catalogue/names-of.js'
import type { Scope } from '../events/event.js'
import { keyOf, parseId, toId } from '../storage/ids.js'
import { isSameLine, lineOf } from '../subscriptions/key-range.js'
import { chunkKey, toDeliveries, type ChunkRow } from './chunk-row.js'
import { deliveryKey, toDelivery } from './delivery-row.js'
import type { Delivery, DeliveryState } from './delivery.js'
import { eventOf, findEventRow, rowsInRange, whereKey } from './event-rows.js'
import type { ChunksFor } from './plan-table.js'
import { chunkWith } from './plan.js'
import { planKey } from './plan-row.js'
import { isChunk, isDelivery, tallyColumns, type EventRow } from './tally.js'
import { withoutNulls } from '../storage/without-nulls.js'

/** Which subscription's deliveries, of which events. */
export interface DeliveriesToQuery {
  readonly tenantId: string
  readonly subscriptionId: string
  readonly scope: Scope
  /** Those of one type that follow each other, the newest first. */
  readonly eventIds: readonly string[]
  /** Only in these states: what cannot be in one of them is not read. */
  readonly states?: readonly DeliveryState[]
  /** Events that are known not to have gone to it by themselves: only if they were sent again is there a delivery. */
  readonly unwanted?: ReadonlySet<string>
}

/** What is recorded of an event for a subscription. */
export interface RecordedFor {
  /** To the subscription, or to those that it may have replaced; as they are now, its own first. */
  readonly deliveries: readonly Delivery[]
  /** Whether the chunk that it would be in is recorded. */
  readonly isRecorded: boolean
}

/** What is recorded for a subscription, by the ids of events; without those of which nothing can be in the states that are asked for. */
export type DeliveriesTo = (query: DeliveriesToQuery) => Promise<ReadonlyMap<string, RecordedFor>>

const columns = [
  ...tallyColumns,
  ...(['chunk', 'reason', 'dueAt', 'replayedAt', 'attempts', 'earlier'] as const),
]

const readsAtOnce = 16

/** Says which rows tell what was planned and recorded for a tenant. */
const chunksIn = (scope: Scope, tenantId: string, key: string): string => {
  const [plan, whole] = [planKey, chunkKey(0)].map((each) => `${key} ${odata`eq ${each}`}`)
  const recorded = `${key} ${odata`lt ${deliveryKey('')}`}`
  return scope === 'all'
    ? `${plan} or ${whole} or (${odata`tenantId eq ${tenantId}`} and ${recorded})`
    : `${plan} or ${recorded}`
}

/**
 * Finds the deliveries of many events to one subscription: one query tells which have moved on and which chunks there are, and then one
 * read of a chunk for each event of which that does not say enough; one more where an event was planned.
 */
export const deliveriesTo = (
  table: () => Promise<TableClient>,
  namesOf: NamesOf,
  chunksFor: ChunksFor,
): DeliveriesTo => {
  const readRows = async ({ tenantId, subscriptionId, scope, eventIds }: DeliveriesToQuery) => {
    const [first = '', ...others] = eventIds
    const last = others.at(-1) ?? first
    const line = lineOf(keyOf(subscriptionId))
    const names = namesOf(parseId(subscriptionId)?.eventType ?? '')
    const rows = new Map<string, EventRow[]>()
    for (const [i, name] of names.entries()) {
      const low = deliveryKey(toId(name, line))
      const own = (key: string) =>
        `(${key} ${odata`ge ${low}`} and ${key} ${odata`lt ${`${low}~`}`})`
      const keys =
        i === 0 ? (key: string) => `${chunksIn(scope, tenantId, key)} or ${own(key)}` : own
      const range = { scope, first, last }
      const found = rowsInRange<EventRow>(table, range, [whereKey(scope, keys)], columns)
      for await (const row of found) {
        const { eventId } = eventOf(row)
        rows.set(eventId, [...(rows.get(eventId) ?? []), row])
      }
    }
    return rows
  }

  const findFor = async (
    { tenantId, subscriptionId, scope, states, unwanted }: DeliveriesToQuery,
    eventId: string,
    rows: readonly EventRow[],
  ): Promise<RecordedFor | undefined> => {
    const key = keyOf(subscriptionId)
    const own = rows.filter(isDelivery).map((row) => toDelivery(withoutNulls(row)))
    const chunks = rows.filter(isChunk)
    const isMoot = states && chunks.every((row) => states.every((state) => !(row[state] > 0)))
    const isExact = (each: Delivery) => each.subscriptionId === subscriptionId
    if (own.some(isExact)) return { deliveries: own.filter(isExact), isRecorded: true }
    if (unwanted?.has(eventId)) return { deliveries: [], isRecorded: true }
    if (isMoot) return own.length > 0 ? { deliveries: own, isRecorded: true } : undefined

    const isWhole = !rows.some(({ rowKey }) => rowKey === planKey)
    const share = isWhole ? undefined : await chunksFor({ scope, eventId }, tenantId)
    const number = share ? chunkWith(share.chunks, key)?.number : 0
    const isRecorded =
      number === undefined
        ? share?.isPlanned === true
        : chunks.some(({ rowKey }) => rowKey === chunkKey(number))
    const numbers = [number ?? 0, 0].filter((each, i, all) => all.indexOf(each) === i)
    const recorded = new Map<string, Delivery>()
    for (const each of numbers) {
      const row = chunks.some(({ rowKey }) => rowKey === chunkKey(each))
        ? await findEventRow<ChunkRow>(table, { scope, eventId }, chunkKey(each))
        : undefined
      if (row?.tenantId !== tenantId) continue
      for (const delivery of toDeliveries(row))
        if (isSameLine(keyOf(delivery.subscriptionId), key))
          recorded.set(delivery.subscriptionId, delivery)
    }
    for (const each of own) recorded.set(each.subscriptionId, each)
    const all = [...recorded.values()]
    return {
      deliveries: [...all.filter(isExact), ...all.filter((each) => !isExact(each))],
      isRecorded,
    }
  }

  return async (query) => {
    if (query.eventIds.length === 0) return new Map()
    const rows = await readRows(query)
    const found = new Map<string, RecordedFor>()
    await pLimit(readsAtOnce).map(query.eventIds, async (eventId) => {
      const recorded = await findFor(query, eventId, rows.get(eventId) ?? [])
      if (recorded) found.set(eventId, recorded)
    })
    return found
  }
}
