import { randomBytes } from 'node:crypto'
import type { TableClient, TransactionAction } from '@azure/data-tables'
import pLimit from 'p-limit'
import { plainCipher } from '../../src/encryption/text-cipher.js'
import { toId } from '../../src/storage/ids.js'
import { openStorage } from '../../src/storage/storage.js'
import { toRow } from '../../src/subscriptions/subscription-row.js'
import type { NewSubscription } from '../../src/subscriptions/subscription.js'

const perTransaction = 100
const atOnce = 4

/** Whose subscriptions, how many, and where they are called. */
export interface Seed {
  readonly tenantId: string
  readonly eventType: string
  readonly count: number
  /** Callback URLs are this and the subscription's key. */
  readonly callbackBase: string
}

/** A subscription that has an id already. */
export type SeededSubscription = NewSubscription & { readonly id: string }

/** Writes subscriptions to one event type of one tenant right into their table, a hundred to a transaction, by the app's own row mapping. */
export const writeSubscriptions = async (
  table: TableClient,
  subscriptions: readonly SeededSubscription[],
  cipher = plainCipher,
): Promise<void> => {
  const create = (subscription: SeededSubscription): TransactionAction => [
    'create',
    { ...toRow(cipher)(subscription) },
  ]
  const parts = Array.from({ length: Math.ceil(subscriptions.length / perTransaction) }, (_, i) =>
    subscriptions.slice(i * perTransaction, (i + 1) * perTransaction),
  )
  await pLimit(atOnce).map(parts, (part) => table.submitTransaction(part.map(create)))
}

/** Makes subscriptions up, and writes them; answers their keys. */
export const seedTable = async (
  table: TableClient,
  { tenantId, eventType, count, callbackBase }: Seed,
  cipher = plainCipher,
): Promise<readonly string[]> => {
  const keys = Array.from({ length: count }, () => randomBytes(16).toString('hex'))
  const subscriptions = keys.map((key) => ({
    ...{ tenantId, eventType },
    id: toId(eventType, key),
    oid: '0b1ec700-0000-4000-8000-000000000003',
    callbackUrl: `${callbackBase}${key}`,
    filters: {},
    createdAt: new Date(),
    context: { platform: 'Power Automate', workflowName: 'Benchmark' } as const,
  }))
  await writeSubscriptions(table, subscriptions, cipher)
  return keys
}

/** The same into a storage account. */
export const seedSubscriptions = async (
  connectionString: string,
  seed: Seed,
  cipher = plainCipher,
): Promise<readonly string[]> =>
  seedTable(await openStorage({ connectionString }).table('subscriptions')(), seed, cipher)
