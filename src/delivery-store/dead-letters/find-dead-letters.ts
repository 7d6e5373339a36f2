import type { TableClient } from '@azure/data-tables'
import { oneName, type NamesOf } from '../../catalogue/names-of.js'
import { toDeliveries } from '../chunk-row.js'
import { deliveryKey, toDelivery, type DeliveryRow } from '../delivery-row.js'
import type { Delivery, StoredDelivery } from '../delivery.js'
import { eventOf, eventRows, ofEvent } from '../event-rows.js'
import { isChunk, isDelivery } from '../tally.js'
import { isWanted, type DeadLetterQuery } from './dead-letter-query.js'
import { deadRows, type DeadRow, type DeadRowPage } from './dead-rows.js'
import { partitionRanges } from './partition-ranges.js'
import type { PassedRow, SearchPosition } from './search-position.js'

/** Where a run of searches stands. */
export interface SearchRun {
  /** When it began: what died after that is for another run. */
  readonly asOf: Date
  /** Absent at its start. */
  readonly position?: SearchPosition
}

/** A piece of what was asked for: few or none, maybe, although more follow. */
export interface DeadLetterPiece {
  readonly deadLetters: readonly StoredDelivery[]
  /** Where the next piece begins; absent when this was the last one. */
  readonly next?: SearchPosition
}

/**
 * Finds dead letters: by scope, event type, and event, the newest first. Run after run of the same query leaves out and repeats
 * nothing that was a dead letter when the first began, and still is one.
 */
export type FindDeadLetters = (
  query: DeadLetterQuery,
  run: SearchRun,
  limit: number,
) => Promise<DeadLetterPiece>

/** One search looks at so many pages of the table at most: each takes storage five seconds at worst. */
const pagesOfOneSearch = 12

/** Dead letters out of the table of deliveries, which is the only place that knows of them. */
export const findDeadLetters = (
  table: () => Promise<TableClient>,
  namesOf: NamesOf = oneName,
  mostPages = pagesOfOneSearch,
): FindDeadLetters => {
  /** The subscriptions whose delivery has moved on from its chunk. */
  const movedOn = async (partitionKey: string, rows: readonly DeadRow[], isWhole: boolean) => {
    const own = rows.filter(isDelivery).map(({ rowKey }) => rowKey)
    const dead = rows.filter(isChunk).flatMap(deadIn).map(keyOfRow).sort()
    const [first = '', ...others] = dead
    if (isWhole || dead.length === 0) return new Set(own)
    const filter = ofEvent(eventOf({ partitionKey }), first, `${others.at(-1) ?? first}~`)
    const found = new Set(own)
    for await (const { rowKey } of eventRows<DeliveryRow>(table, { filter, select: ['RowKey'] }))
      found.add(rowKey)
    return found
  }

  /** Each row of a page, with the dead letters that it tells of. */
  async function* deadLettersOf({ rows, token }: DeadRowPage) {
    const byEvent = new Map<string, DeadRow[]>()
    for (const row of rows) {
      const rowsOf = byEvent.get(row.partitionKey)
      if (rowsOf) rowsOf.push(row)
      else byEvent.set(row.partitionKey, [row])
    }
    const last = rows.at(-1)?.partitionKey
    for (const [partitionKey, rowsOf] of byEvent) {
      const moved = await movedOn(
        partitionKey,
        rowsOf,
        token === undefined || partitionKey !== last,
      )
      for (const row of rowsOf)
        yield isChunk(row)
          ? { row, deliveries: toDeliveries(row), moved }
          : { row, deliveries: isDelivery(row) ? [toDelivery(row)] : [], moved: new Set<string>() }
    }
  }

  return async (query, { asOf, position }, limit) => {
    const wanted = isWanted(query, asOf)
    const deadLetters: StoredDelivery[] = []
    let pages = 0
    for await (const range of partitionRanges(table, query, namesOf, position?.range)) {
      const isResumed =
        position?.range.scope === range.scope && position.range.eventType === range.eventType
      const from = isResumed ? position : undefined
      for await (const page of deadRows(table, range, query, from)) {
        let after = from?.after
        for await (const { row, deliveries, moved } of deadLettersOf(page)) {
          const before = passedOf(row, from?.after)
          for (const [i, delivery] of deliveries.entries()) {
            if (i < before || !wanted(delivery) || moved.has(keyOfRow(delivery))) continue
            deadLetters.push(isDelivery(row) ? { delivery, ...etagOf(row) } : { delivery })
            if (deadLetters.length >= limit)
              return { deadLetters, next: { range, after: rowPosition(row, i + 1) } }
          }
          after = rowPosition(row, deliveries.length)
        }
        pages++
        if (pages < mostPages || page.token === undefined) continue
        const isEmpty = page.rows.length === 0
        const next = {
          range,
          ...(after ? { after } : {}),
          ...(isEmpty ? { token: page.token } : {}),
        }
        return { deadLetters, next }
      }
    }
    return { deadLetters }
  }
}

const deadIn = (row: Parameters<typeof toDeliveries>[0]) =>
  toDeliveries(row).filter(({ state }) => state === 'deadLettered')

const keyOfRow = ({ subscriptionId }: Delivery) => deliveryKey(subscriptionId)

const etagOf = ({ etag }: DeadRow) => (etag === undefined ? {} : { etag })

const rowPosition = (row: DeadRow, passed: number): PassedRow => ({
  eventId: eventOf(row).eventId,
  rowKey: row.rowKey,
  passed,
})

const passedOf = (row: DeadRow, after: PassedRow | undefined): number => {
  const { eventId, rowKey } = rowPosition(row, 0)
  return after?.eventId === eventId && after.rowKey === rowKey ? after.passed : 0
}
