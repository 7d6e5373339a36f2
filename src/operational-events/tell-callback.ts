import { LRUCache } from 'lru-cache'
import pLimit from 'p-limit'
import { isGoodHealth, isOnProbation, type CallbackHealth } from '../callbacks/callback-health.js'
import type { CircuitPolicy } from '../callbacks/circuit-policy.js'
import { disabledFrom, percentOf } from '../callbacks/way-to-disabled.js'
import type { OperationalName } from '../catalogue/operational-names.js'
import type { CallbackStates, SubscriptionKey } from '../subscriptions/callback-state-table.js'
import { callbackNews, withNews, type CallbackNews } from './callback-news.js'
import type { FireOperational } from './fire-operational.js'
import type { SubjectOf } from './subject-of.js'

/** Tells what is new of a callback whose health is this, and was another before where that is known. */
export type TellCallback = (
  key: SubscriptionKey,
  health: CallbackHealth,
  before?: CallbackHealth,
) => Promise<void>

/** The rows that say what has been told, and how it is told. */
export interface TellCallbackParts {
  readonly subscriptions: CallbackStates
  readonly circuitPolicy: CircuitPolicy
  readonly subjectOf: SubjectOf
  readonly fire: FireOperational
}

const remembered = 20_000

/** Storage that is slow must not be asked by ever more tellers. */
const atOnce = 4

const names: Readonly<Record<CallbackNews['kind'], OperationalName>> = {
  disabled: 'operations.callback_disabled',
  failing: 'operations.callback_failing',
  recovered: 'operations.callback_recovered',
}

/**
 * Tells each step once: it is fired by a key of its own first, and noted in the subscription's row second, so that whoever comes after a
 * process that died in between fires nothing new, and notes it.
 */
export const tellCallback = (parts: TellCallbackParts): TellCallback => {
  const { subscriptions, circuitPolicy, subjectOf, fire } = parts
  const limit = pLimit(atOnce)
  /** What this process has told, or found told. */
  const known = new LRUCache<string, true>({ max: remembered })

  const factsOf = (health: CallbackHealth, { kind, failingSince, percent }: CallbackNews) => {
    switch (kind) {
      case 'failing':
        return {
          ...{ percent, failingSince, disabledAfterHours: circuitPolicy.disableAfterHours },
          disabledFrom: disabledFrom(circuitPolicy, new Date(failingSince)).toISOString(),
        }
      case 'disabled':
        return {
          reason: health.disabledBecause ?? 'failing',
          disabledAt: health.disabledAt?.toISOString(),
        }
      case 'recovered':
        return { failingSince }
    }
  }

  /** Answers whether it is told; it may be once others are done with the row. */
  const tell = async (key: SubscriptionKey): Promise<boolean> => {
    const found = await subscriptions.updateState(key, ({ health, told }) => ({
      answer: { health, news: callbackNews(circuitPolicy, health, told) },
    }))
    if (!found?.news) return found !== undefined
    const { health, news } = found
    await fire({
      name: names[news.kind],
      scope: key.tenantId,
      payload: { ...(await subjectOf(key.tenantId, key.id)), ...factsOf(health, news) },
      once: `${key.id} ${news.kind} ${news.failingSince} ${news.percent}`,
    })
    await subscriptions.updateState(key, ({ told = {} }) => ({
      change: { told: withNews(told, news) },
      answer: true,
    }))
    return true
  }

  return async (key, health, before = {}) => {
    const percent = percentOf(circuitPolicy, health)
    const wasBad = before.disabledAt !== undefined || isOnProbation(circuitPolicy, before)
    if (percent === 0 && !(isGoodHealth(health) && wasBad)) return
    const step = `${key.id} ${percent} ${(health.failingSince ?? health.disabledAt)?.toISOString() ?? ''}`
    if (percent > 0 && known.has(step)) return
    known.set(step, true)
    let isTold = false
    try {
      isTold = await limit(() => tell(key))
    } finally {
      if (!isTold) known.delete(step)
    }
  }
}
