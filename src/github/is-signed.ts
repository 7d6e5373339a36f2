import { createHmac, timingSafeEqual } from 'node:crypto'

/**
 * Whether a body bears GitHub's signature, `sha256=<hex>` in X-Hub-Signature-256: over the bytes as they were sent, compared
 * in a time that does not depend on where the two differ.
 * Source: https://docs.github.com/webhooks/using-webhooks/validating-webhook-deliveries
 */
export const isSigned = (body: Uint8Array, signature: string | null, secret: string): boolean => {
  const [, hex] = /^sha256=([0-9a-f]{64})$/i.exec(signature ?? '') ?? []
  const wanted = createHmac('sha256', secret).update(body).digest()
  return hex !== undefined && timingSafeEqual(wanted, Buffer.from(hex, 'hex'))
}
