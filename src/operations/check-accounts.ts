import { oneName, type NamesOf } from '../catalogue/names-of.js'
import { talliedEvents, type TalliedEventsParts } from '../delivery-store/tallied-events.js'
import { theBeginning } from '../events/event-id.js'
import type { Events } from '../events/event-table.js'
import { scopesOf } from '../events/event.js'
import { schemaParser } from '../schema-parser.js'
import { partitionKey, type Partition } from '../storage/partition-key.js'
import { storedText } from '../storage/stored-text.js'
import { sumAccounts, type AccountSum } from './account-sum.js'

/** Which events are to be accounted for. */
export interface AccountQuery {
  /** Those that this tenant may see, and its own share of those for all; absent: those of all scopes, and all of them. */
  readonly tenantId?: string
  readonly eventType?: string
  /** Fired then or later. */
  readonly from?: Date
  /** Fired before. */
  readonly until?: Date
}

/** How far a check has come: the event that was accounted for last. */
export interface AccountPosition {
  readonly partition: Partition
  readonly eventId: string
}

/** Some events of one partition, accounted for. */
export interface AccountPiece {
  readonly partition: Partition
  readonly sum: AccountSum
  readonly position: AccountPosition
}

/** Accounts for stored events, by scope and event type, newest first, so many at a time, from a position on. */
export type CheckAccounts = (
  query: AccountQuery,
  page: number,
  position?: AccountPosition,
) => AsyncIterable<AccountPiece>

/** The events and their records, and the clock. */
export interface CheckAccountsParts extends TalliedEventsParts {
  readonly events: Pick<Events, 'idsBetween' | 'partitions'>
  readonly now: () => Date
  readonly namesOf?: NamesOf
}

/** A span of storage begins after its start and holds its end; a query is the other way about. */
const justBefore = (time: Date) => new Date(time.getTime() - 1)

/** Accounts by what is stored alone: nothing is changed, and whoever stops reading stops the queries. */
export const checkAccounts = ({
  now,
  namesOf = oneName,
  ...parts
}: CheckAccountsParts): CheckAccounts =>
  async function* ({ tenantId, eventType, from = theBeginning, until }, page, position) {
    const began = now()
    const names = eventType === undefined ? undefined : namesOf(eventType)
    for await (const partition of partitionsOf(parts.events, tenantId)) {
      const order = position ? compare(partition, position.partition) : 1
      if (order < 0 || names?.includes(partition.eventType) === false) continue
      const after = order === 0 ? position?.eventId : undefined
      for await (const tallied of talliedEvents(
        parts,
        partition,
        { from: justBefore(from), to: until ? justBefore(until) : began, after },
        page,
        tenantId,
      )) {
        const eventId = tallied.at(-1)?.eventId ?? ''
        yield { partition, sum: sumAccounts(tallied, began), position: { partition, eventId } }
      }
    }
  }

/** In order of their keys. */
async function* partitionsOf(
  { partitions }: Pick<Events, 'partitions'>,
  tenantId: string | undefined,
): AsyncIterable<Partition> {
  if (tenantId === undefined) yield* partitions()
  else for (const scope of [...scopesOf(tenantId)].sort()) yield* partitions(scope)
}

const compare = (a: Partition, b: Partition): number => {
  const [left, right] = [partitionKey(a), partitionKey(b)]
  return left < right ? -1 : left > right ? 1 : 0
}

/** How positions are written into cursors, and read from them. */
export const accountPositions = {
  write: (position: AccountPosition): unknown => position,
  parse: schemaParser<AccountPosition>({
    type: 'object',
    required: ['partition', 'eventId'],
    properties: {
      partition: {
        type: 'object',
        required: ['scope', 'eventType'],
        properties: { scope: storedText, eventType: storedText },
      },
      eventId: storedText,
    },
  }),
}
