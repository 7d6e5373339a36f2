import type { ApiKey } from './api-key.js'
import { sameText } from './same-text.js'

/** How a key is: `rotating` has two secrets for a while; `expired` and `revoked` open nothing. */
export type KeyState = 'active' | 'rotating' | 'expired' | 'revoked'

/** How a key is at a time. */
export const keyState = (
  { revokedAt, expiresAt, former }: Pick<ApiKey, 'revokedAt' | 'expiresAt' | 'former'>,
  now: Date,
): KeyState => {
  if (revokedAt) return 'revoked'
  if (expiresAt && expiresAt <= now) return 'expired'
  return former && now < former.until ? 'rotating' : 'active'
}

/** Whether a secret of this digest opens a key at a time. */
export const opens = (key: ApiKey, digest: string, now: Date): boolean => {
  const state = keyState(key, now)
  const current = sameText(key.digest, digest)
  const former = sameText(key.former?.digest ?? '', digest)
  if (state === 'revoked' || state === 'expired') return false
  return current || (former && state === 'rotating')
}
