import { LRUCache } from 'lru-cache'
import { takeOne, type Bucket } from '../../bucket.js'
import { Problem } from '../../problem.js'
import { readWholeNumber, type Settings } from '../../settings.js'
import type { Publisher } from '../auth/publisher.js'

/** Passes a publisher's request, or throws a Problem that says when the next one may come. */
export type PublishRate = (publisher: Publisher) => void

/** Publishers that are remembered; whoever is forgotten has not come for long. */
const mostPublishers = 10_000

/**
 * Lets each publisher send so many requests a minute to this process, at once or one by one, whatever is in them: a bucket that fills
 * steadily. Several instances let through as many times more; a limit for all of them together would cost storage for each event.
 */
export const publishRate = (perMinute: number, now: () => Date): PublishRate => {
  const buckets = new LRUCache<string, Bucket>({
    // Unlike `max`, this reserves no memory before it is needed.
    maxSize: mostPublishers,
    sizeCalculation: () => 1,
  })
  return ({ scope, by = '' }) => {
    // The keys of PUBLISHER_KEYS are one publisher, for whichever tenant.
    const name = by === '' ? '' : `${scope}:${by}`
    const taken = takeOne(buckets.get(name), perMinute, now().getTime())
    if ('waitSeconds' in taken)
      throw new Problem(
        'too-many-requests',
        `A publisher may send ${perMinute} requests a minute (setting PUBLISH_RATE). Go on in ${taken.waitSeconds} s, and send events in batches.`,
        { retryAfter: taken.waitSeconds },
      )
    buckets.set(name, taken.bucket)
  }
}

/** The setting `PUBLISH_RATE`: requests of one publisher in a minute, to each instance. */
export const parsePublishRate = (settings: Settings): number =>
  readWholeNumber(settings, 'PUBLISH_RATE', { usual: 12_000, most: 10_000_000 })
