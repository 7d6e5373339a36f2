import type { CircuitPolicy } from '../callbacks/circuit-policy.js'
import type { AcceptEvents } from '../events/accept-events.js'
import type { Log } from '../log.js'
import { fireOperational, type FireOperational } from './fire-operational.js'
import { noNews, operatorNews, type OperatorNews, type OperatorNewsParts } from './operator-news.js'

/** How operators are told, and how anything else of the app fires an event of its own; absent where that is switched off. */
export interface News {
  readonly news: OperatorNews
  readonly fireOperational?: FireOperational
}

/** The subscriptions, how events are accepted, and the log of work that nobody waits for. */
export interface OpenNewsParts extends Pick<OperatorNewsParts, 'subscriptions'> {
  readonly acceptEvents: AcceptEvents
  readonly log: Log
  readonly now: () => Date
}

/** What a deployment tells its operators. What is told later does not keep the process alive. */
export const openNews = (
  config: { readonly operationalEvents: boolean; readonly circuitPolicy: CircuitPolicy },
  { acceptEvents, ...parts }: OpenNewsParts,
): News => {
  if (!config.operationalEvents) return { news: noNews }
  const fire = fireOperational(acceptEvents, parts.log)
  const later = (milliseconds: number, work: () => void) => {
    setTimeout(work, milliseconds).unref()
  }
  const { circuitPolicy } = config
  return { news: operatorNews({ ...parts, circuitPolicy, fire, later }), fireOperational: fire }
}
