import type { TextCipher } from '../encryption/text-cipher.js'
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
} as const

/**
 * Finds a subscription by its callback URL and filters: first the key that it has now, then those that former ciphers gave it. Other
 * filters make another subscription: the platform may remove the old one before or after it adds the new one.
 */
export const callbackKeys = (
  cipher: Pick<TextCipher, 'hashes'>,
  { callbackUrl, filters }: Pick<Subscription, 'callbackUrl' | 'filters'>,
): readonly [string, ...string[]] => {
  const [now, ...former] = cipher.hashes(JSON.stringify([callbackUrl, filters]))
  return [lookupRows.url + now, ...former.map((each) => lookupRows.url + each)]
}

/** Finds the last subscription of a flow's trigger; undefined when the flow is not known. */
export const workflowKey = (request: Pick<Subscription, 'oid' | 'context'>): string | undefined => {
  const identity = flowIdentity(request)
  return identity === undefined ? undefined : lookupRows.workflow + identity
}

/** Finds the subscription that replaced another one. */
export const successorKey = (id: string): string => lookupRows.successor + keyOf(id)

/** The tombstone of a removed subscription that deliveries were parked for. */
export interface TombstoneRow {
  readonly partitionKey: string
  readonly rowKey: string
  readonly standing: string
}

/** Finds a tombstone. */
export const tombstoneKey = (id: string): string => lookupRows.tombstone + keyOf(id)
