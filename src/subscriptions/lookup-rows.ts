import { odata } from '@azure/data-tables'
import { callbackIdentity } from '../callbacks/callback-identity.js'
import { plainCipher, type TextCipher } from '../encryption/text-cipher.js'
import { keyOf } from '../storage/ids.js'
import { flowIdentity } from './flow-identity.js'
import type { Subscription } from './subscription.js'

/**
 * Lookup rows stand beside the subscriptions of their partition, each naming one of them by its key. Their own keys sort after
 * those of all subscriptions (see key-range.ts).
 */
export interface LookupRow {
  readonly partitionKey: string
  readonly rowKey: string
  /** The key of the subscription that it leads to. */
  readonly subscription: string
}

/** What the keys of each kind begin with. */
export const lookupRows = {
  url: 'url:',
  workflow: 'workflow:',
  successor: 'heir:',
  tombstone: 'left:',
  reserved: 'reserved:',
} as const

/** The rows whose keys begin with a text that ends with a colon. */
export const startingWith = (prefix: string): string =>
  odata`(RowKey ge ${prefix} and RowKey lt ${prefix.slice(0, -1) + ';'})`

type Found = Pick<Subscription, 'callbackUrl' | 'filters'>

const textOf = ({ callbackUrl, filters }: Found) => JSON.stringify([callbackUrl, filters])

/** What the keys begin with that find the subscriptions of one callback: first as it is now, then as former ciphers made it. */
export const siblingPrefixes = (
  cipher: Pick<TextCipher, 'hashes'>,
  callbackUrl: string,
): readonly string[] =>
  cipher.hashes(callbackIdentity(callbackUrl)).map((hash) => `${lookupRows.url}${hash}:`)

/**
 * Finds a subscription by its callback URL and filters: first the key that it has now, then those that it has had. Other
 * filters make another subscription: the platform may remove the old one before or after it adds the new one.
 */
export const callbackKeys = (
  cipher: Pick<TextCipher, 'hashes'>,
  subscription: Found,
): readonly [string, ...string[]] => {
  const prefixes = siblingPrefixes(cipher, subscription.callbackUrl)
  const hashes = cipher.hashes(textOf(subscription))
  const [now = '', ...former] = prefixes.map((prefix, i) => prefix + (hashes[i] ?? ''))
  return [now, ...former, ...hashes.map((hash) => lookupRows.url + hash)]
}

/** The key that found a subscription before rows named theirs. */
export const unnamedKey = (subscription: Found): string =>
  lookupRows.url + plainCipher.hashes(textOf(subscription))[0]

/** Finds the last subscription of a flow's trigger; undefined when the flow is not known. */
export const workflowKey = (request: Pick<Subscription, 'oid' | 'context'>): string | undefined => {
  const identity = flowIdentity(request)
  return identity === undefined ? undefined : lookupRows.workflow + identity
}

/** Finds the subscription that replaced another one. */
export const successorKey = (id: string): string => lookupRows.successor + keyOf(id)

/** The tombstone of a removed subscription, with what is left to its successor: columns of the same names as its own. */
export interface TombstoneRow {
  readonly partitionKey: string
  readonly rowKey: string
  readonly standing?: string
  readonly history?: string
  readonly told?: string
}

/** What is reserved of the budget that the subscriptions of one callback share; its key ends with the hash of the callback. */
export interface ReservationRow {
  readonly partitionKey: string
  readonly rowKey: string
  /** `{minute}:{calls}`. */
  readonly booking: string
}

/** Finds a tombstone. */
export const tombstoneKey = (id: string): string => lookupRows.tombstone + keyOf(id)
