import { odata, type TableClient } from '@azure/data-tables'
import type { NamesOf } from '../catalogue/names-of.js'
import type { EventKey } from '../events/event.js'
import { endOfKeys, keyRange } from '../subscriptions/key-range.js'
import { chunkKey, chunkNumber, toDeliveries, type ChunkRow } from './chunk-row.js'
import { deliveryKey, toDelivery, type DeliveryRow } from './delivery-row.js'
import {
  bySubscriptionKey,
  subscriptionKey,
  type Delivery,
  type DeliveryState,
} from './delivery.js'
import { eventRows, findEventRow, ofEvent } from './event-rows.js'
import { firstLateChunk } from './late-delivery.js'
import { namesOfEvent, ownRowsIn } from './own-rows.js'
import type { ChunksFor } from './plan-table.js'

/** Some of an event's deliveries, in order of the keys of their subscriptions. */
export interface RecordedInState {
  readonly deliveries: readonly Delivery[]
  /** Before this key none is left out; past all keys where there are no others. */
  readonly before: string
}

/** Which deliveries of an event. */
export interface InStateQuery {
  readonly tenantId: string
  readonly state: DeliveryState
  /** The key of a subscription to begin with. */
  readonly from: string
  readonly most: number
}

/** Finds those in a state: an operation for chunks that count any, one for what has moved on since, and one for each chunk of eight at most. */
export type ReadInState = (event: EventKey, query: InStateQuery) => Promise<RecordedInState>

/** A chunk that counts deliveries in a state, and the keys that it is about. */
interface CountedChunk {
  readonly number: number
  readonly from: string
  readonly before: string
}

const mostChunks = 8

/** Asks storage for them, by what rows say of themselves: chunks that count none are not read. */
export const readInState = (
  table: () => Promise<TableClient>,
  namesOf: NamesOf,
  chunksFor: ChunksFor,
): ReadInState => {
  /** Rows of their own, in the state now or at first, up to the first that is one too many in it. */
  const movedOn = async (event: EventKey, { tenantId, state, from, most }: InStateQuery) => {
    const found: Delivery[] = []
    let before = endOfKeys
    for (const name of namesOfEvent(namesOf, event)) {
      const own = ownRowsIn(event, tenantId, name, { from, before })
      const filter = `${own} and ${odata`(state eq ${state} or firstState eq ${state})`}`
      let count = 0
      for await (const row of eventRows<DeliveryRow>(table, { filter }, pageFor(most))) {
        const delivery = toDelivery(row)
        if (delivery.state === state && ++count > most) {
          before = subscriptionKey(delivery)
          break
        }
        found.push(delivery)
      }
    }
    return { found, before }
  }

  const countedChunks = async (
    event: EventKey,
    { tenantId, state, from }: InStateQuery,
  ): Promise<readonly CountedChunk[]> => {
    // As text, the keys of late chunks stand among those of others.
    const keys = ofEvent(event, chunkKey(0), deliveryKey(''))
    const filter = `${keys} and ${odata`tenantId eq ${tenantId}`} and ${state} gt 0`
    const numbers = new Set<number>()
    for await (const { rowKey } of eventRows<ChunkRow>(table, { filter, select: ['RowKey'] }))
      numbers.add(chunkNumber(rowKey) ?? 0)
    for (const number of numbers) if (number >= firstLateChunk) numbers.delete(number)
    if (numbers.size === 0) return []
    const { chunks } = await chunksFor(event, tenantId)
    const planned = chunks.map(({ number, slice, slices }) => ({
      number,
      ...keyRange(slice, slices),
    }))
    // A slow run may have taken one chunk for all before another one made the plan.
    const first = { number: 0, from: '', before: endOfKeys }
    return [first, ...planned.filter(({ number }) => number > 0)].filter(
      (chunk) => numbers.has(chunk.number) && chunk.before > from,
    )
  }

  return async (event, query) => {
    const { state, from, most } = query
    const [moved, counted] = await Promise.all([movedOn(event, query), countedChunks(event, query)])
    const own = new Set(moved.found.map(({ subscriptionId }) => subscriptionId))
    const found = moved.found.filter((each) => each.state === state)
    let { before } = moved
    for (const [i, chunk] of counted.entries()) {
      if (chunk.from >= before) break
      const isEnough = found.filter((each) => subscriptionKey(each) < chunk.from).length >= most
      if (isEnough || i >= mostChunks) {
        before = chunk.from
        break
      }
      const row = await findEventRow<ChunkRow>(table, event, chunkKey(chunk.number))
      const inIt = row ? toDeliveries(row) : []
      found.push(
        ...inIt.filter(
          (each) =>
            each.state === state && subscriptionKey(each) >= from && !own.has(each.subscriptionId),
        ),
      )
    }
    const all = found.filter((each) => subscriptionKey(each) < before).sort(bySubscriptionKey)
    const next = all[most]
    return { deliveries: all.slice(0, most), before: next ? subscriptionKey(next) : before }
  }
}

/** Rows to ask for at a time: some of them are in the state no more. */
const pageFor = (most: number): number => Math.min(1000, Math.max(100, 2 * most))
