import type { promises } from 'node:dns'
import { setTimeout as pause } from 'node:timers/promises'
import type { Address } from './address.js'
import { codedError, codeOf } from './coded-error.js'

/** The addresses of a name, and for how many seconds they are good. */
export interface Found {
  readonly addresses: readonly Address[]
  readonly ttl: number
}

/** What asks name servers; c-ares, which Node.js brings, does so without a thread. */
export type Resolver = Pick<promises.Resolver, 'resolve4' | 'resolve6'>

/** Once one family's addresses have come, the other's are given this much longer (RFC 8305 §3). */
const resolutionDelayMs = 50

const missing = ['ENOTFOUND', 'ENODATA']

interface Answer extends Found {
  readonly error?: string
}

/**
 * Asks name servers for a name's addresses, IPv4 first. The code of what it throws tells whose fault it was: ENOTFOUND, the name has
 * no address; any other (ESERVFAIL, ETIMEOUT), nobody could say.
 */
export const queryAddresses = async (resolver: Resolver, hostname: string): Promise<Found> => {
  const ask = async (family: Address['family']): Promise<Answer> => {
    try {
      const records = await (family === 4
        ? resolver.resolve4(hostname, { ttl: true })
        : resolver.resolve6(hostname, { ttl: true }))
      return {
        addresses: records.map(({ address }) => ({ address, family })),
        ttl: Math.min(...records.map(({ ttl }) => ttl)),
      }
    } catch (error) {
      return { addresses: [], ttl: Infinity, error: codeOf(error) }
    }
  }
  const asked = [ask(4), ask(6)]
  const { addresses } = await Promise.race(asked)
  const late: Answer = { addresses: [], ttl: Infinity }
  const answers = await Promise.all(
    addresses.length === 0
      ? asked
      : asked.map((each) => Promise.race([each, pause(resolutionDelayMs, late, { ref: false })])),
  )
  const found = answers.flatMap((answer) => answer.addresses)
  if (found.length > 0) return { addresses: found, ttl: Math.min(...answers.map(({ ttl }) => ttl)) }
  const unclear = answers.find(({ error }) => error !== undefined && !missing.includes(error))
  throw codedError(unclear?.error ?? 'ENOTFOUND')
}
