import type { Catalogue } from '../catalogue/catalogue.js'
import type { NamesOf } from '../catalogue/names-of.js'
import { isOperational } from '../catalogue/operational-names.js'
import type { Deliveries } from '../delivery-store/delivery-table.js'
import type { Events } from '../events/event-table.js'
import type { FireOperational } from '../operational-events/fire-operational.js'
import type { WorkQueues } from '../queues/work-queues.js'
import type { Subscriptions } from '../subscriptions/subscription-table.js'
import { applyRetention, type ApplyRetention } from './apply-retention.js'
import { checkAccounts, type CheckAccounts } from './check-accounts.js'
import { deadLetters, type DeadLetters } from './dead-letters.js'
import { lookAtBacklog, type LookAtBacklog } from './look-at-backlog.js'
import { measureLevels, type MeasureLevels } from './measure-levels.js'
import { purgeEvents } from './purge-events.js'
import { search, type Search, type SearchParts } from './search/search.js'
import { sending, type Sending } from './sending.js'
import { tellMissingTypes, type TellMissingTypes } from './tell-missing-types.js'

/** What is done for operators, when they ask or when it is time. */
export interface Operations extends Sending {
  readonly deadLetters: DeadLetters
  readonly search: Search
  readonly checkAccounts: CheckAccounts
  readonly applyRetention: ApplyRetention
  readonly tellMissingTypes: TellMissingTypes
  readonly lookAtBacklog: LookAtBacklog
  readonly measureLevels: MeasureLevels
}

/** All stores, and what says for how long events are kept. */
export interface OperationsParts {
  readonly events: Events
  readonly deliveries: Deliveries
  readonly subscriptions: Subscriptions
  readonly queues: WorkQueues
  readonly catalogue: Pick<Catalogue, 'find'>
  readonly namesOf: NamesOf
  readonly circuitPolicy: SearchParts['circuitPolicy']
  readonly retentionDays: number
  /** Absent: operators are told in the log only. */
  readonly fireOperational?: FireOperational
  readonly now: () => Date
}

/** Puts an operator's work together. */
export const operations = (parts: OperationsParts): Operations => {
  const { subscriptions, catalogue, retentionDays, now } = parts
  const searches = search(parts)
  const accounts = checkAccounts(parts)
  return {
    deadLetters: deadLetters(parts),
    search: searches,
    ...sending({ ...parts, search: searches }),
    checkAccounts: accounts,
    measureLevels: measureLevels({ ...parts, checkAccounts: accounts }),
    applyRetention: applyRetention({
      retentionDays,
      purgeEvents: purgeEvents(parts),
      purgeLookupRows: subscriptions.purgeLookupRows,
      now,
    }),
    lookAtBacklog: lookAtBacklog(parts),
    tellMissingTypes: tellMissingTypes({
      subscriptions,
      isKnown: (eventType) => isOperational(eventType) || catalogue.find(eventType) !== undefined,
      now,
    }),
  }
}
