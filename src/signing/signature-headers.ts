import { createHmac } from 'node:crypto'
import { deriveSecrets, type SignedFor } from './derive-secrets.js'
import type { MasterSecret } from './signing-config.js'

/** One attempt at a delivery, as far as it is signed. */
export interface SignedAttempt {
  readonly recipient: SignedFor
  /** The same for each attempt: receivers know repeats by it. */
  readonly trackingId: string
  readonly at: Date
  readonly payload: Uint8Array
}

/** The headers that prove where a delivery comes from; none while signing is off. */
export type SignatureHeaders = (attempt: SignedAttempt) => Readonly<Record<string, string>>

/**
 * Signs as Standard Webhooks says: the payload's bytes as they are sent, with a signature by each secret of the
 * subscription.
 * Source: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md#signature-scheme
 */
export const signatureHeaders =
  (masters: readonly MasterSecret[]): SignatureHeaders =>
  ({ recipient, trackingId, at, payload }) => {
    if (masters.length === 0) return {}
    const timestamp = Math.floor(at.getTime() / 1000)
    const sign = (key: Buffer) =>
      createHmac('sha256', key)
        .update(`${trackingId}.${timestamp}.`)
        .update(payload)
        .digest('base64')
    return {
      'webhook-id': trackingId,
      'webhook-timestamp': String(timestamp),
      'webhook-signature': deriveSecrets(masters, recipient, at)
        .map(({ key }) => `v1,${sign(key)}`)
        .join(' '),
    }
  }
