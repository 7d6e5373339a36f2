import type { Account } from '../src/delivery-store/account.js'
import type { LocalCallers } from './local-callers.js'

/** An event that the app has accepted. */
export interface FireResult {
  readonly eventId: string
  readonly eventType: string
  readonly payload: unknown
  /** Milliseconds since 1970, just before it was sent. */
  readonly at: number
  /** Where its account is read. */
  readonly location: string
}

/** Plays the platform: fires events and reads what became of them. */
export interface Publisher {
  readonly fire: (eventType: string, payload: unknown) => Promise<FireResult>
  readonly account: (fired: FireResult) => Promise<Account>
}

/** A publisher with an API key. */
export const createPublisher = (
  url: string,
  { publisherKey, tenant }: LocalCallers,
  signal: AbortSignal,
): Publisher => {
  const headers = { 'x-api-key': publisherKey, 'content-type': 'application/json' }
  const expectOk = async (what: string, response: Response) => {
    const text = await response.text()
    if (!response.ok) throw new Error(`${what} was answered ${response.status}: ${text}`)
    return text
  }

  return {
    fire: async (eventType, payload) => {
      const at = Date.now()
      const response = await fetch(`${url}/fire/${eventType}?tenant=${tenant}`, {
        method: 'POST',
        headers,
        body: JSON.stringify(payload),
        signal,
      })
      const text = await expectOk(`Firing ${eventType}`, response)
      const { eventId } = JSON.parse(text) as { eventId: string }
      return { eventId, eventType, payload, at, location: response.headers.get('location') ?? '' }
    },
    account: async ({ eventId, location }) => {
      const response = await fetch(location, { headers, signal })
      return JSON.parse(await expectOk(`The account of ${eventId}`, response)) as Account
    },
  }
}
