import { LRUCache } from 'lru-cache'
import { takeOne, type Bucket } from '../bucket.js'
import { Problem } from '../problem.js'
import type { ApiKey } from './api-key.js'
import { opens } from './key-state.js'
import type { Keys } from './key-table.js'
import { digestOf, parseKey } from './key-text.js'

/** The stored key that a text from outside opens now; undefined for all others alike. */
export type FindKey = (text: string) => Promise<ApiKey | undefined>

/** A revocation works within this time, in each process. */
const cacheMs = 30_000
const cacheSize = 1000

/** That an id is unknown is remembered this long, and so is how often a wrong secret came for one that is known. */
const missMs = 5000
const missesSize = 10_000

/** Wrong secrets for one id that are looked up in that time: each might be one that the key was just given. */
const mostMisses = 20

/** Ids that are not there, which one process looks for in a minute: whoever makes up one after the other costs no more of storage. */
const mostUnknown = 600

const hourMs = 3_600_000

/**
 * Finds keys in storage; each process keeps those it saw last for half a minute. Whoever makes keys up costs little of it: what is not
 * there is not looked for again at once, and so many of them a minute at most. Beyond that a Problem says when to come again: whose key was
 * not seen of late may be among them.
 */
export const findKey = (keys: Pick<Keys, 'get' | 'noteUsed'>, now: () => Date): FindKey => {
  const clock = { ttlResolution: 0, perf: { now: () => now().getTime() } }
  const cache = new LRUCache<string, ApiKey>({ max: cacheSize, ttl: cacheMs, ...clock })
  const misses = new LRUCache<string, number>({
    // Unlike `max`, this reserves no memory before it is needed.
    maxSize: missesSize,
    sizeCalculation: () => 1,
    ttl: missMs,
    ...clock,
  })

  let unknown: Bucket | undefined

  const takeUnknown = (): void => {
    const taken = takeOne(unknown, mostUnknown, now().getTime())
    if ('waitSeconds' in taken)
      throw new Problem(
        'too-many-requests',
        `Too many keys that there are not were sent. Send this one again in ${taken.waitSeconds} s.`,
        { retryAfter: taken.waitSeconds },
      )
    unknown = taken.bucket
  }

  const read = async (id: string): Promise<ApiKey | undefined> => {
    const missed = misses.get(id) ?? 0
    if (missed >= mostMisses) return undefined
    takeUnknown()
    const key = await keys.get(id)
    if (key) {
      if (unknown) unknown = { ...unknown, left: unknown.left + 1 }
      cache.set(id, key)
    } else cache.delete(id)
    misses.set(id, key ? missed + 1 : mostMisses, { noUpdateTTL: true })
    return key
  }

  const noteUsed = (key: ApiKey): void => {
    const hour = new Date(Math.floor(now().getTime() / hourMs) * hourMs)
    if (key.lastUsedAt && key.lastUsedAt >= hour) return
    cache.set(key.id, { ...key, lastUsedAt: hour }, { noUpdateTTL: true })
    // No request waits for the note, and none fails for it: the next read of the key tries again.
    keys.noteUsed(key.id, hour).catch(() => undefined)
  }

  return async (text) => {
    const parts = parseKey(text)
    if (!parts) return undefined
    const digest = digestOf(parts.secret)
    const opened = (key: ApiKey | undefined) => (key && opens(key, digest, now()) ? key : undefined)
    // A secret that a kept key does not know may come from a rotation since: only a fresh read refuses.
    const key = opened(cache.get(parts.id)) ?? opened(await read(parts.id))
    if (key) {
      misses.delete(parts.id)
      noteUsed(key)
    }
    return key
  }
}
