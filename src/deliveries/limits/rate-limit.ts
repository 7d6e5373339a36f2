import { LRUCache } from 'lru-cache'
import { callbackIdentity } from '../../callbacks/callback-identity.js'
import { readWholeNumber, type Settings } from '../../settings.js'
import type { Reservations, ReservingRecipient } from '../../subscriptions/reservation-table.js'

/**
 * Reserves a call to a callback within its budget. Answers when the call may be made: undefined for now, or a time of its own in a
 * minute to come, which it keeps even if thousands are reserved after it.
 */
export type RateLimit = (
  recipient: ReservingRecipient,
  /** The receiver that it has in common with others, where the caller knows. */
  callback?: string,
) => Promise<Date | undefined> | undefined

/** Where reservations are kept, and the budget of a callback. */
export interface RateLimitParts {
  readonly subscriptions: Reservations
  /** Calls to one callback in a minute, by all instances together. */
  readonly callsPerMinute: number
  readonly now: () => Date
}

/**
 * A minute's calls that an instance need not reserve are one part in so many: a dozen instances stay within the budget even so. Of
 * the usual budget that is a batch of events; few flows are ever started more often.
 */
const freeParts = 13

/** An instance reserves one part in so many at once, two storage operations for all of them: twenty instances get some. */
const reservedParts = 20

/** What is reserved further ahead than a day was reserved by a clock that was wrong. */
const furthestMinutes = 24 * 60

/** What an instance has of one callback's budget. */
interface Share {
  minute: number
  /** Calls made in that minute without reservation. */
  free: number
  /** Reserved calls: their minute, the number that the next of them has within it, and how many are left. */
  reserved: { minute: number; nth: number; left: number }
  /** Reserving is done one by one: the second finds what the first has reserved. */
  turn: Promise<unknown>
}

const minuteMs = 60_000
const rememberedCallbacks = 20_000

const none = Object.freeze({ minute: 0, nth: 0, left: 0 })
const nothing: Promise<unknown> = Promise.resolve()

/**
 * Keeps every callback's calls within its budget. An instance counts for itself until a callback is called often; from then on
 * all instances reserve blocks of calls, minute by minute, in the callback's row, so that together they stay within the budget.
 * Where a minute is full, calls are reserved for the next one: a call is put off once, not time and again.
 */
export const rateLimit = ({ subscriptions, callsPerMinute, now }: RateLimitParts): RateLimit => {
  const shares = new LRUCache<string, Share>({
    // Unlike `max`, this reserves no memory before it is needed.
    maxSize: rememberedCallbacks,
    sizeCalculation: () => 1,
  })
  const free = Math.ceil(callsPerMinute / freeParts)
  const block = Math.ceil(callsPerMinute / reservedParts)

  const shareOf = (callback: string, minute: number): Share => {
    const known = shares.get(callback)
    if (known) {
      if (known.minute < minute) Object.assign(known, { minute, free: 0 })
      return known
    }
    const share = { minute, free: 0, reserved: none, turn: nothing }
    shares.set(callback, share)
    return share
  }

  /** Reserves a block: in this minute, or in the first later one that is not full. */
  const reserveBlock = (recipient: ReservingRecipient, minute: number) =>
    subscriptions.reserve(recipient, (reservation = { minute, calls: 0 }) => {
      const isUsable =
        reservation.minute >= minute && reservation.minute <= minute + furthestMinutes
      const last = isUsable ? reservation : { minute, calls: 0 }
      const start =
        last.calls + block > callsPerMinute ? { minute: last.minute + 1, calls: 0 } : last
      return {
        reservation: { minute: start.minute, calls: start.calls + block },
        answer: { minute: start.minute, nth: start.calls, left: block },
      }
    })

  const takeReserved = async (recipient: ReservingRecipient, share: Share) => {
    const minute = Math.floor(now().getTime() / minuteMs)
    if (share.reserved.left === 0 || share.reserved.minute < minute)
      share.reserved = (await reserveBlock(recipient, minute)) ?? { minute, nth: 0, left: 1 }
    const { reserved } = share
    const nth = reserved.nth++
    reserved.left--
    if (reserved.minute <= minute) return undefined
    return new Date((reserved.minute + nth / callsPerMinute) * minuteMs)
  }

  return (recipient, callback = callbackIdentity(recipient.callbackUrl)) => {
    const minute = Math.floor(now().getTime() / minuteMs)
    const share = shareOf(`${recipient.tenantId}:${recipient.eventType}:${callback}`, minute)
    // What others have reserved of late is the sign that this callback is called often.
    const { reserved } = share
    const isReserved =
      (recipient.reservation?.minute ?? 0) >= minute - 1 ||
      (reserved.left > 0 && reserved.minute >= minute)
    if (!isReserved && share.free < free) {
      share.free++
      return undefined
    }
    const turn = share.turn.then(() => takeReserved(recipient, share))
    share.turn = turn.catch(() => undefined)
    return turn
  }
}

/** The setting `CALLBACK_BUDGET`: calls to one callback in any five minutes, of which Power Automate allows 4,500 at least. */
export const parseCallsPerMinute = (settings: Settings): number => {
  const bounds = { usual: 4000, least: 60, most: 10_000_000 }
  const calls = readWholeNumber(settings, 'CALLBACK_BUDGET', bounds)
  // Any five minutes touch six minutes of the clock.
  return Math.floor(calls / 6)
}
