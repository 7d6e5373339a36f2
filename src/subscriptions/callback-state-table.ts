import { setTimeout as pause } from 'node:timers/promises'
import type { TableClient } from '@azure/data-tables'
import { findRow } from '../storage/find-row.js'
import { hasStatus } from '../storage/storage-fault.js'
import type { CallbackHealth } from '../callbacks/callback-health.js'
import { toHealth, toHealthText } from '../callbacks/callback-health-text.js'
import type { Reservation, Subscription } from './subscription.js'
import { toReservation, toKeys, type SubscriptionRow } from './subscription-row.js'

/** What all instances note of a subscription's callback, beside what its subscriber said. */
export interface CallbackState {
  readonly health: CallbackHealth
  readonly reservation?: Reservation
  /** Until then, someone releases what was parked for it. */
  readonly releasingUntil?: Date
}

/** What is to be noted instead, and what whoever notes it wants to know. */
export interface StateUpdate<T> {
  /** Absent when nothing is to change. */
  readonly change?: Partial<CallbackState>
  readonly answer: T
}

/** Whose notes. */
export type SubscriptionKey = Pick<Subscription, 'id' | 'tenantId' | 'eventType'>

/** The notes on subscriptions' callbacks. */
export interface CallbackStates {
  /**
   * Changes notes by what they say now, as if by one hand: whoever comes second decides by what the first one left. Undefined
   * when there is no such subscription, or when too many others were faster.
   */
  readonly updateState: <T>(
    key: SubscriptionKey,
    decide: (notes: CallbackState) => StateUpdate<T>,
  ) => Promise<T | undefined>
}

/** Whoever is outrun reads again, at once for the first few times, then after a pause that grows: no answer goes unheard. */
const tries = 40
const triesAtOnce = 4
const pauseMs = 20

/** Notes as columns of the subscriptions' own rows, where every delivery reads them anyway. */
export const tableCallbackStates = (table: () => Promise<TableClient>): CallbackStates => ({
  updateState: async (key, decide) => {
    const { partitionKey, rowKey } = toKeys(key)
    for (let i = 0; i < tries; i++) {
      if (i >= triesAtOnce) await pause(Math.random() * pauseMs * (i - triesAtOnce + 1))
      const row = await findRow<SubscriptionRow>(table, partitionKey, rowKey)
      if (!row) return undefined
      const { change, answer } = decide({
        health: toHealth(row.standing),
        ...(row.booking ? { reservation: toReservation(row.booking) } : {}),
        ...(row.releasingUntil ? { releasingUntil: new Date(row.releasingUntil) } : {}),
      })
      if (!change) return answer
      const { health, reservation, releasingUntil } = change
      const entity = {
        partitionKey,
        rowKey,
        ...(health ? { standing: toHealthText(health) } : {}),
        ...(reservation ? { booking: `${reservation.minute}:${reservation.calls}` } : {}),
        ...(releasingUntil ? { releasingUntil } : {}),
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
