import type { HttpRequest } from '@azure/functions'
import { Problem } from '../../problem.js'

/**
 * The header Idempotency-Key; undefined without one, a Problem for one that cannot be a key.
 * Source: https://datatracker.ietf.org/doc/draft-ietf-httpapi-idempotency-key-header/
 */
export const idempotencyKey = ({ headers }: Pick<HttpRequest, 'headers'>): string | undefined => {
  const key = headers.get('idempotency-key')
  if (key === null) return undefined
  if (/^[ -~]{1,255}$/.test(key)) return key
  throw new Problem(
    'idempotency-key-invalid',
    'Send an Idempotency-Key of 1 to 255 printable ASCII characters, such as a GUID.',
  )
}
