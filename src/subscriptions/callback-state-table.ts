import { randomBytes } from 'node:crypto'
import type { TableClient } from '@azure/data-tables'
import { toHealth, toHealthText } from '../callbacks/callback-health-text.js'
import type { CallbackHealth } from '../callbacks/callback-health.js'
import { toHistory, toHistoryText, type HealthStep } from '../callbacks/health-history.js'
import { afterConflict } from '../storage/after-conflict.js'
import { findRow } from '../storage/find-row.js'
import { hasStatus } from '../storage/storage-fault.js'
import { toKeys, type SubscriptionRow } from './subscription-row.js'
import type { Subscription } from './subscription.js'

/** What all instances know of a subscription's callback, beside what its subscriber said. */
export interface CallbackState {
  readonly health: CallbackHealth
  /** How that has changed of late, the oldest change first. */
  readonly history: readonly HealthStep[]
  /** Until then, someone releases what was parked for it. */
  readonly releasingUntil?: Date
  /** Which message that is done for, in its own words; absent where a version of before did not say. */
  readonly releasingFor?: string
  /** The subscription, it or one that it replaced, whose held deliveries somebody wanted to look at meanwhile; empty for none. */
  readonly turnedAway?: string
  /** What operators have been told of it; empty when that is nothing. */
  readonly told?: Told
}

/** What operators have been told of a callback and its deliveries. */
export interface Told {
  /** How far on the way to being disabled it was, in percent. */
  readonly percent?: number
  /** When the failure began that this was told of, as ISO 8601. */
  readonly failingSince?: string
  /** When dead letters were told of last, as ISO 8601. */
  readonly deadLettersAt?: string
}

/** What is to change, and what the caller wants to know of the state that this was decided by. */
export interface StateUpdate<T> {
  /** Absent when nothing is to change. */
  readonly change?: Partial<CallbackState>
  readonly answer: T
}

/** Whose state. */
export type SubscriptionKey = Pick<Subscription, 'id' | 'tenantId' | 'eventType'>

/** The states of subscriptions' callbacks. */
export interface CallbackStates {
  /**
   * Changes a state by what it is now: of several at the same time, each decides by what the one before has left. Where storage keeps a
   * change and its answer is lost, the answer is what was decided then. Undefined when there is no such subscription, or when too many
   * others were faster.
   */
  readonly updateState: <T>(
    key: SubscriptionKey,
    decide: (state: CallbackState) => StateUpdate<T>,
  ) => Promise<T | undefined>
}

/** An update that others keep outrunning is tried this often. */
const tries = 40

/** So many changes of a row are remembered: of those who have lost storage's answer, each finds its own among the others' since. */
const rememberedChanges = 8

/** Unique among the changes that a row remembers. */
const newChangeId = () => randomBytes(6).toString('base64url')

const toldText = (told: Told): string =>
  Object.keys(told).length === 0 ? '' : JSON.stringify(told)

/** States as columns of the subscriptions' own rows, which every delivery reads anyway. */
export const tableCallbackStates = (table: () => Promise<TableClient>): CallbackStates => ({
  updateState: async <T>(
    key: SubscriptionKey,
    decide: (state: CallbackState) => StateUpdate<T>,
  ) => {
    const { partitionKey, rowKey } = toKeys(key)
    const changeId = newChangeId()
    let tried: StateUpdate<T> | undefined
    for (let i = 0; i < tries; i++) {
      await afterConflict(i)
      const row = await findRow<SubscriptionRow>(table, partitionKey, rowKey)
      if (!row) return undefined
      const changeIds = row.changeIds?.split(' ') ?? []
      if (tried && changeIds.includes(changeId)) return tried.answer
      tried = decide({
        health: toHealth(row.standing),
        history: toHistory(row.history),
        ...(row.releasingUntil ? { releasingUntil: new Date(row.releasingUntil) } : {}),
        ...(row.releasingFor === undefined ? {} : { releasingFor: row.releasingFor }),
        ...(row.turnedAway === undefined ? {} : { turnedAway: row.turnedAway }),
        ...(row.told ? { told: JSON.parse(row.told) as Told } : {}),
      })
      const { change, answer } = tried
      if (!change) return answer
      const { health, history, releasingUntil, releasingFor, turnedAway, told } = change
      const entity = {
        partitionKey,
        rowKey,
        changeIds: [changeId, ...changeIds].slice(0, rememberedChanges).join(' '),
        ...(health ? { standing: toHealthText(health) } : {}),
        ...(history ? { history: toHistoryText(history) } : {}),
        ...(releasingUntil ? { releasingUntil } : {}),
        ...(releasingFor === undefined ? {} : { releasingFor }),
        ...(turnedAway === undefined ? {} : { turnedAway }),
        ...(told ? { told: toldText(told) } : {}),
      }
      try {
        await (await table()).updateEntity(entity, 'Merge', { etag: row.etag })
        return answer
      } catch (error) {
        if (hasStatus(error, 404)) return undefined
        if (!hasStatus(error, 412)) throw error
      }
    }
    return undefined
  },
})
