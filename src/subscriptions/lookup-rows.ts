import { createHash } from 'node:crypto'
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

/** A text that is in a key as its hash. */
const hash = (value: unknown) => createHash('sha256').update(JSON.stringify(value)).digest('hex')

/**
 * Finds a subscription by its callback URL and filters. Other filters make another subscription: the platform may remove the old
 * one before or after it adds the new one.
 */
export const callbackKey = ({
  callbackUrl,
  filters,
}: Pick<Subscription, 'callbackUrl' | 'filters'>): string =>
  lookupRows.url + hash([callbackUrl, filters])

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
