import type { NamesOf } from '../catalogue/names-of.js'
import { type FindDeadLetters } from '../delivery-store/dead-letters/find-dead-letters.js'
import { findDelivery, type FindDelivery } from '../delivery-store/dead-letters/find-delivery.js'
import type { Deliveries } from '../delivery-store/delivery-table.js'
import { replayAll, type ReplayAll } from './replay-all.js'
import {
  isDisabledBy,
  replayDelivery,
  type ReplayDelivery,
  type ReplayParts,
} from './replay-delivery.js'

/** What an operator does about dead letters. */
export interface DeadLetters {
  readonly find: FindDeadLetters
  readonly get: FindDelivery
  readonly replay: ReplayDelivery
  readonly replayAll: ReplayAll
}

/** The stores and the queue that operators' work on dead letters needs. */
export interface DeadLettersParts extends ReplayParts {
  readonly deliveries: Pick<Deliveries, 'chunksFor' | 'findDeadLetters' | 'get' | 'update'>
  readonly namesOf?: NamesOf
}

/** The dead letters of a storage account. */
export const deadLetters = (parts: DeadLettersParts): DeadLetters => {
  const find = parts.deliveries.findDeadLetters
  const replay = replayDelivery(parts)
  return {
    find,
    get: findDelivery(parts.deliveries, parts.namesOf),
    replay,
    replayAll: replayAll({ find, replay, isDisabled: isDisabledBy(parts) }),
  }
}
