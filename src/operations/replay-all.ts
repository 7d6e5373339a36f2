import pLimit from 'p-limit'
import type { DeadLetterQuery } from '../delivery-store/dead-letters/dead-letter-query.js'
import type {
  FindDeadLetters,
  SearchRun,
} from '../delivery-store/dead-letters/find-dead-letters.js'
import type { SearchPosition } from '../delivery-store/dead-letters/search-position.js'
import type { Log } from '../log.js'
import type { IsDisabled, ReplayDelivery } from './replay-delivery.js'

/** What a piece of a bulk replay came to. */
export interface ReplayedPiece {
  readonly replayed: number
  /** Left as they are: their callbacks are disabled. */
  readonly disabled: number
  /** Where the next piece begins; absent when this was the last one. */
  readonly next?: SearchPosition
}

/** Replays a bounded piece of the dead letters that a query asks for. */
export type ReplayAll = (
  query: DeadLetterQuery,
  run: SearchRun,
  limit: number,
  log: Log,
) => Promise<ReplayedPiece>

/** How dead letters are found, and how each of them is replayed. */
export interface ReplayAllParts {
  readonly find: FindDeadLetters
  readonly replay: ReplayDelivery
  readonly isDisabled: IsDisabled
}

const atOnce = 16

/** Replays in bulk. Piece by piece, so that a run can be stopped, and goes on where it was. */
export const replayAll =
  ({ find, replay, isDisabled }: ReplayAllParts): ReplayAll =>
  async (query, run, limit, log) => {
    const { deadLetters, next } = await find(query, run, limit)
    const known = new Map<string, Promise<string | undefined>>()
    const askOnce: IsDisabled = (delivery) => {
      const key = `${delivery.tenantId}:${delivery.subscriptionId}`
      const answer = known.get(key) ?? isDisabled(delivery)
      known.set(key, answer)
      return answer
    }
    const results = await pLimit(atOnce).map(deadLetters, (found) => replay(found, log, askOnce))
    const count = (wanted: string) => results.filter(({ kind }) => kind === wanted).length
    const counted = { replayed: count('replayed'), disabled: count('disabled') }
    log('deliveries.replayed', { tenantId: query.tenantId, ...counted })
    return { ...counted, ...(next ? { next } : {}) }
  }
