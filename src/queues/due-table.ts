import { odata, type TableClient } from '@azure/data-tables'
import { createHash } from 'node:crypto'
import { deleteRows } from '../storage/delete-rows.js'
import { firstRows, pageSize } from '../storage/table-query.js'
import type { QueueName } from './queue-parsers.js'

/** A message for a queue, and when it is due. */
export interface DueMessage {
  readonly queue: QueueName
  /** As JSON. */
  readonly text: string
  readonly dueAt: Date
}

/** A message that is kept, and where. */
export interface KeptMessage extends DueMessage {
  readonly partitionKey: string
  readonly rowKey: string
}

/**
 * Messages whose time is far off. They stand in a table, since the scale controller counts hidden messages too: a flow that is off for
 * a week would ask for a thousand instances.
 */
export interface DueMessages {
  /** Keeps a message; the same one for the same time is kept once. */
  readonly add: (message: DueMessage) => Promise<void>
  /** The first of a shard that are due before a time, a page at most. */
  readonly before: (shard: number, time: Date) => Promise<readonly KeptMessage[]>
  /** The first of a shard that is due before a time. */
  readonly first: (shard: number, time: Date) => Promise<KeptMessage | undefined>
  /** Forgets messages of one shard. */
  readonly remove: (messages: readonly KeptMessage[]) => Promise<void>
}

/** Partitions that messages are spread over: each takes 2,000 operations a second. */
export const shards = 4

interface DueRow {
  readonly partitionKey: string
  readonly rowKey: string
  readonly queue: QueueName
  readonly text: string
}

const shardKey = (shard: number) => `due-${shard}`

const hash = (text: string) => createHash('sha256').update(text).digest()

/** The keys sort by time. */
const toRow = ({ queue, text, dueAt }: DueMessage): DueRow => {
  const digest = hash(`${queue} ${text}`)
  return {
    partitionKey: shardKey((digest[0] ?? 0) % shards),
    rowKey: `${dueAt.toISOString()} ${digest.toString('hex').slice(0, 32)}`,
    queue,
    text,
  }
}

const toMessage = ({ partitionKey, rowKey, queue, text }: DueRow): KeptMessage => ({
  ...{ partitionKey, rowKey, queue, text },
  dueAt: new Date(rowKey.slice(0, rowKey.indexOf(' '))),
})

const dueBefore = async (
  table: () => Promise<TableClient>,
  shard: number,
  time: Date,
  count: number,
): Promise<readonly KeptMessage[]> => {
  const filter = odata`PartitionKey eq ${shardKey(shard)} and RowKey lt ${time.toISOString()}`
  return (await firstRows<DueRow>(table, { filter }, count)).map(toMessage)
}

/** Messages in the table `due`. */
export const tableDue = (table: () => Promise<TableClient>): DueMessages => ({
  add: async (message) => {
    await (await table()).upsertEntity({ ...toRow(message) }, 'Replace')
  },

  before: (shard, time) => dueBefore(table, shard, time, pageSize),

  first: async (shard, time) => (await dueBefore(table, shard, time, 1))[0],

  remove: (messages) => deleteRows(table, messages),
})
