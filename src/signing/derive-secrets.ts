import { createHmac } from 'node:crypto'
import type { MasterSecret } from './signing-config.js'

/** Whose deliveries are signed: a subscription. */
export interface SignedFor {
  readonly tenantId: string
  readonly id: string
}

/** What the deliveries of one subscription are signed with, and its receiver verifies them with. */
export interface SubscriptionSecret {
  readonly key: Buffer
  /** When it stops signing. */
  readonly until?: Date
}

/**
 * A subscription's secrets at a time: one of each master secret that has not ended. They are derived, so that none is
 * stored; who has them learns nothing of a master secret, nor of another subscription's secrets.
 */
export const deriveSecrets = (
  masters: readonly MasterSecret[],
  { tenantId, id }: SignedFor,
  at: Date,
): readonly SubscriptionSecret[] =>
  masters
    .filter(({ until }) => until === undefined || at < until)
    .map(({ master, ...end }) => ({
      key: createHmac('sha256', master).update(`flow-triggers:v1:${tenantId}:${id}`).digest(),
      ...end,
    }))
