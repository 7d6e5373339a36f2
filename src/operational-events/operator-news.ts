import { isOperational } from '../catalogue/operational-names.js'
import type { CallbackHealth } from '../callbacks/callback-health.js'
import { parseId } from '../storage/ids.js'
import type { SubscriptionKey } from '../subscriptions/callback-state-table.js'
import type { Subscriptions } from '../subscriptions/subscription-table.js'
import { subjectOf } from './subject-of.js'
import { tellCallback, type TellCallbackParts } from './tell-callback.js'
import { tellDeadLetters, type DeadLetter, type TellDeadLettersParts } from './tell-dead-letters.js'

/**
 * Tells operators of callbacks and deliveries, by events of the app's own. Nobody waits for it, and it never throws: what cannot be told is
 * logged. Nothing is told of deliveries of such events, which would tell of themselves without end.
 */
export interface OperatorNews {
  /** A callback has this health, and had another before. */
  readonly callback: (key: SubscriptionKey, health: CallbackHealth, before?: CallbackHealth) => void
  readonly deadLetter: (deadLetter: DeadLetter) => void
  /** Resolves when all that could be told now is told, or when a promise does that bounds it. */
  readonly settle: (bound: Promise<unknown>) => Promise<void>
}

/** Tells nobody anything. */
export const noNews: OperatorNews = {
  callback: () => undefined,
  deadLetter: () => undefined,
  settle: () => Promise.resolve(),
}

/** The subscriptions, how events are fired, and the log of work that nobody waits for. */
export interface OperatorNewsParts
  extends Omit<TellCallbackParts, 'subjectOf'>, Omit<TellDeadLettersParts, 'subjectOf'> {
  readonly subscriptions: TellCallbackParts['subscriptions'] & Pick<Subscriptions, 'get'>
}

/** Operators' news of a deployment. */
export const operatorNews = (parts: OperatorNewsParts): OperatorNews => {
  const subject = subjectOf(parts.subscriptions)
  const tell = tellCallback({ ...parts, subjectOf: subject })
  const deadLetters = tellDeadLetters({ ...parts, subjectOf: subject })
  const underWay = new Set<Promise<void>>()

  return {
    callback: (key, health, before) => {
      if (isOperational(key.eventType)) return
      const telling = tell(key, health, before).catch((error: unknown) => {
        parts.log.error('operations.untold', { about: 'callback', subscriptionId: key.id }, error)
      })
      underWay.add(telling)
      void telling.then(() => underWay.delete(telling))
    },
    deadLetter: (deadLetter) => {
      if (!isOperational(parseId(deadLetter.subscriptionId)?.eventType ?? ''))
        deadLetters.add(deadLetter)
    },
    settle: async (bound) => {
      await Promise.race([bound, Promise.all([...underWay, deadLetters.tell()])])
    },
  }
}
