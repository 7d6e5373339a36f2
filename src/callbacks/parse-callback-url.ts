import { Problem } from '../problem.js'
import type { CallbackGuard } from './callback-guard.js'

/** The callback URL in a subscribe call's body `{"Url": "…"}`; a Problem when it is missing or may not be called. */
export const parseCallbackUrl = (body: unknown, guard: CallbackGuard): string => {
  const url = typeof body === 'object' && body !== null && 'Url' in body ? body.Url : undefined
  if (typeof url !== 'string' || url === '') {
    throw new Problem(
      'url-missing',
      'Send {"Url": "<callback URL>"}, as Power Automate and Logic Apps do.',
    )
  }
  const reason = guard(url)
  if (reason !== undefined) throw new Problem('url-not-allowed', `The callback URL ${reason}.`)
  return url
}
