import pLimit from 'p-limit'
import type { Log } from '../log.js'
import type { Subscription } from '../subscriptions/subscription.js'
import type { SendAgain } from './send-again.js'
import type { DeliveryLine, LineState } from './search/delivery-line.js'
import type { FindSubscriptionDeliveries } from './search/subscription-deliveries.js'
import { filterIn } from './search/why-not.js'

/** Events of a span of time. */
export interface MissedQuery {
  readonly from: Date
  readonly until?: Date
}

/** Some of what a subscription missed, counted, and where the rest of it begins. */
export interface CountedPiece {
  readonly matched: number
  readonly next?: string
}

/** What a piece of sending again came to. */
export interface SentPiece {
  readonly sent: number
  /** Left as they are: fan-out has yet to come to them, or the callback is disabled meanwhile. */
  readonly skipped: number
  readonly next?: string
}

/** Counts and sends again what a subscription missed, a bounded piece at a time, the newest event first. */
export interface SendMissed {
  readonly count: (
    subscription: Subscription,
    query: MissedQuery,
    limit: number,
    after?: string,
  ) => Promise<CountedPiece>
  readonly send: (
    subscription: Subscription,
    query: MissedQuery,
    limit: number,
    log: Log,
    after?: string,
  ) => Promise<SentPiece>
}

/** How lines are found, and how each is sent again. */
export interface SendMissedParts {
  readonly findLines: FindSubscriptionDeliveries
  readonly sendAgain: Pick<SendAgain, 'line'>
}

/** What did not arrive, and will not by itself. */
const missedStates: readonly LineState[] = ['deadLettered', 'retired', 'notSent']

const atOnce = 16

/** An event that the maker's filters keep away was not missed. */
const isMissed = ({ delivery, reason }: DeliveryLine) =>
  delivery !== undefined || filterIn(reason) === undefined

/** Sends piece by piece, so that a run can be stopped, and goes on where it was: what it has sent is missed no longer. */
export const sendMissed = ({ findLines, sendAgain }: SendMissedParts): SendMissed => {
  const find = async (...[subscription, query, limit, after]: Parameters<SendMissed['count']>) => {
    const states = { ...query, states: missedStates }
    const { lines, ...rest } = await findLines(subscription, states, limit, after)
    return { lines: lines.filter(isMissed), ...rest }
  }
  return {
    count: async (...asked) => {
      const { lines, ...rest } = await find(...asked)
      return { matched: lines.length, ...rest }
    },
    send: async (subscription, query, limit, log, after) => {
      const { lines, ...rest } = await find(subscription, query, limit, after)
      const results = await pLimit(atOnce).map(lines, (line) =>
        sendAgain.line(line, subscription, log),
      )
      const sent = results.filter(({ kind }) => kind === 'sent').length
      const { id: subscriptionId, tenantId } = subscription
      log('deliveries.sent-again', { subscriptionId, tenantId, sent })
      return { sent, skipped: results.length - sent, ...rest }
    },
  }
}
