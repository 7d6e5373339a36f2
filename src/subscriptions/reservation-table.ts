import type { TableClient, TransactionAction } from '@azure/data-tables'
import { callbackIdentity } from '../callbacks/callback-identity.js'
import type { TextCipher } from '../encryption/text-cipher.js'
import { afterConflict } from '../storage/after-conflict.js'
import { findRow } from '../storage/find-row.js'
import { hasStatus } from '../storage/storage-fault.js'
import { lookupRows, type ReservationRow } from './lookup-rows.js'
import { toBooking, toKeys, toReservation } from './subscription-row.js'
import type { Recipient, Reservation } from './subscription.js'

/** Whose callback: what was reserved in its own row counts until something is reserved for all. */
export type ReservingRecipient = Pick<
  Recipient,
  'callbackUrl' | 'eventType' | 'id' | 'reservation' | 'tenantId'
>

/** The calls that have been reserved of callbacks' budgets: subscriptions that reach the same callback share one. */
export interface Reservations {
  /**
   * Reserves calls by what is reserved now: of several at the same time, each decides by what the one before has left. Undefined
   * when there is no such subscription, or when too many others were faster.
   */
  readonly reserve: <T>(
    recipient: ReservingRecipient,
    decide: (last: Reservation | undefined) => {
      readonly reservation: Reservation
      readonly answer: T
    },
  ) => Promise<T | undefined>
}

/** One that others keep outrunning is tried this often. */
const tries = 40

/**
 * Reservations in a row of their callback, beside its subscriptions. That of the one that reserves is noted in its own row, too, in the
 * same transaction: every delivery reads that one anyway, and sees that its callback is called often.
 */
export const tableReservations = (
  table: () => Promise<TableClient>,
  cipher: () => Promise<TextCipher>,
): Reservations => ({
  reserve: async (recipient, decide) => {
    const own = toKeys(recipient)
    const [hash] = (await cipher()).hashes(callbackIdentity(recipient.callbackUrl))
    const shared = { partitionKey: own.partitionKey, rowKey: lookupRows.reserved + hash }
    for (let i = 0; i < tries; i++) {
      await afterConflict(i)
      const row = await findRow<ReservationRow>(table, shared.partitionKey, shared.rowKey)
      const last = row ? toReservation(row.booking) : recipient.reservation
      const { reservation, answer } = decide(last)
      const booking = toBooking(reservation)
      const actions: TransactionAction[] = [
        row
          ? ['update', { ...shared, booking }, 'Replace', { etag: row.etag }]
          : ['create', { ...shared, booking }],
        ['update', { ...own, booking }, 'Merge'],
      ]
      try {
        await (await table()).submitTransaction(actions)
        return answer
      } catch (error) {
        if (hasStatus(error, 404)) return undefined
        if (!hasStatus(error, 409) && !hasStatus(error, 412)) throw error
      }
    }
    return undefined
  },
})
