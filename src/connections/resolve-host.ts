import { isIP } from 'node:net'
import { LRUCache } from 'lru-cache'
import pLimit from 'p-limit'
import type { Address, ResolveHost } from './address.js'
import { codedError, codeOf } from './coded-error.js'
import { queryAddresses, type Found, type Resolver } from './query-addresses.js'

/** Who is asked for addresses. */
export interface ResolveHostParts {
  readonly resolver: Resolver
  /** The system's own way, with its hosts file; each look-up takes one of the few threads of this process. */
  readonly lookUp: (hostname: string) => Promise<readonly Address[]>
  readonly deadlineMs?: number
}

/** Whoever asks for a name is answered by then: a first attempt takes ten seconds. */
const longestMs = 5_000

/** Names that are looked up at the same time, each once for all who ask for it. */
const mostAtOnce = 128

/** Of the four threads that Node.js has, and that reading files needs too, names take so many. */
const mostThreads = 2

/** Addresses are believed for as long as their name server says, within reason; a failure for a moment only. */
const [leastSeconds, mostSeconds, failureSeconds] = [5, 300, 5]

const rememberedNames = 5_000

/** Answers after which the system may know better: a name of its hosts file, or a machine that has no name server. */
const systemMayKnow = ['ENOTFOUND', 'ECONNREFUSED']

/**
 * Finds hosts' addresses, so that a name server that is silent holds up nobody but those who ask for its names. The code of what it
 * throws tells what was wrong: ENOTFOUND, the name has no address; ESERVFAIL, its name server failed; ETIMEOUT and EAI_AGAIN, nobody
 * answered. All of them count as the name's (see outcomes.ts).
 */
export const resolveHost = ({
  resolver,
  lookUp,
  deadlineMs = longestMs,
}: ResolveHostParts): ResolveHost => {
  const known = new LRUCache<string, readonly Address[] | Error>({ max: rememberedNames })
  const underWay = new Map<string, Promise<readonly Address[]>>()
  const [queries, threads] = [pLimit(mostAtOnce), pLimit(mostThreads)]

  const bySystem = async (hostname: string): Promise<Found> => {
    const found = await threads(() => lookUp(hostname))
    return { addresses: found.toSorted((a, b) => a.family - b.family), ttl: leastSeconds }
  }

  const find = async (hostname: string): Promise<Found> => {
    // A name without a dot (localhost, a container) is this machine's or its network's own.
    if (!hostname.includes('.')) return bySystem(hostname)
    try {
      return await queries(() => queryAddresses(resolver, hostname))
    } catch (error) {
      if (!systemMayKnow.includes(codeOf(error))) throw error
      return bySystem(hostname)
    }
  }

  let answers = 0

  const remember = async (hostname: string) => {
    const answersBefore = answers
    try {
      const { addresses, ttl } = await within(deadlineMs, find(hostname))
      answers++
      const seconds = Math.min(Math.max(ttl, leastSeconds), mostSeconds)
      known.set(hostname, addresses, { ttl: seconds * 1000 })
      return addresses
    } catch (error) {
      const code = codeOf(error)
      // Where other names were answered meanwhile, it is this one's name server that is silent.
      const failure = codedError(
        code === 'ETIMEOUT' && answers > answersBefore ? 'ESERVFAIL' : code,
      )
      if (code !== 'ETIMEOUT') answers++
      known.set(hostname, failure, { ttl: failureSeconds * 1000 })
      throw failure
    } finally {
      underWay.delete(hostname)
    }
  }

  return async (hostname) => {
    const family = isIP(hostname)
    if (family !== 0) return [{ address: hostname, family: family === 4 ? 4 : 6 }]
    const found = known.get(hostname)
    if (found instanceof Error) throw found
    if (found) return found
    const asked = underWay.get(hostname) ?? remember(hostname)
    underWay.set(hostname, asked)
    return asked
  }
}

const within = async <T>(milliseconds: number, work: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(codedError('ETIMEOUT'))
    }, milliseconds)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
