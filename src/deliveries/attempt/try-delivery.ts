import type { Event } from '../../events/event.js'
import type { Log } from '../../log.js'
import { admissionOf } from '../../callbacks/circuit-decision.js'
import type { SubscriptionNotes } from '../../subscriptions/callback-state-table.js'
import type { Probation } from '../../callbacks/circuit-policy.js'
import type { Recipient } from '../../subscriptions/subscription.js'
import { end, hold, type Advance } from '../outcome/next-state.js'
import type { AttemptDelivery } from '../attempt-delivery.js'
import type { Bulkhead } from '../limits/call-limiter.js'
import type { Delivery } from '../../delivery-store/delivery.js'
import type { NoteAnswer } from '../outcome/update-health.js'
import type { Pace } from '../limits/rate-limit.js'

/** A delivery after it was its turn, attempted or not. */
export interface Tried {
  readonly delivery: Delivery
  /** Resolves when its callback's standing is noted, where this changed it; to be awaited once the delivery is recorded. */
  readonly noted: Promise<unknown>
}

/** Attempts a delivery, unless its callback is to be left in peace for now: that uses up none of its attempts. */
export type TryDelivery = (
  event: Event,
  delivery: Delivery,
  recipient: Recipient,
  log: Log,
) => Promise<Tried>

/** What it works with. */
export interface TryDeliveryParts {
  readonly subscriptions: SubscriptionNotes
  readonly probation: Probation
  readonly pace: Pace
  readonly bulkhead: Pick<Bulkhead, 'run'>
  readonly attemptDelivery: AttemptDelivery
  readonly advance: Advance
  readonly noteAnswer: NoteAnswer
  readonly now: () => Date
  readonly random: () => number
}

/** A probe that says nothing for so long has died: another may be made. */
const probeMs = 90_000

/** Held deliveries of one callback come back spread out: the longer they were held, the more, up to so long. */
const spreadMs = 15_000
const spreadShare = 0.2

/** While another one probes, a delivery looks again this soon. */
const probedMs = 3_000

/** When all places of a callback are taken, it comes back this soon: it is slow, and looking costs. */
const busyMs = 10_000

/** A booked call that comes later than this has missed its minute, and is booked anew. */
const missedMs = 30_000

/** A flow that has been off for longer than this since an event was fired gets it no more. */
const parkedMs = 8 * 86_400_000

const nothing = Promise.resolve()

/** Tries deliveries by their callback's standing and budget. */
export const tryDelivery = ({
  subscriptions,
  probation,
  pace,
  bulkhead,
  attemptDelivery,
  advance,
  noteAnswer,
  now,
  random,
}: TryDeliveryParts): TryDelivery => {
  const spreadAfter = (until: Date): Date => {
    const heldMs = until.getTime() - now().getTime()
    return new Date(until.getTime() + random() * Math.min(heldMs * spreadShare, spreadMs))
  }
  const soon = (ms: number) => new Date(now().getTime() + (ms * (1 + random())) / 2)
  /** A call that has been put off has its time booked: it is now. */
  const isBooked = ({ reason, dueAt }: Delivery): boolean =>
    reason === 'paced' && dueAt !== undefined && now().getTime() - dueAt.getTime() < missedMs

  /** One caller at a time: whoever notes first that a probe is under way makes it. */
  const claimProbe = async (recipient: Recipient): Promise<boolean> =>
    (await subscriptions.amend(recipient, ({ standing }) => {
      const free = admissionOf(probation, standing, now()).kind === 'probe'
      const holdUntil = new Date(now().getTime() + probeMs)
      return free
        ? { change: { standing: { ...standing, holdUntil } }, answer: true }
        : { answer: false }
    })) ?? false

  const held = (event: Event, delivery: Delivery, reason: string, until: Date): Tried => {
    const parked = reason === 'flow-off'
    const tooLong = parked && now().getTime() - event.firedAt.getTime() > parkedMs
    return {
      noted: nothing,
      delivery: tooLong
        ? end(delivery, { state: 'deadLettered', reason: 'exhausted: flow-off' })
        : hold(delivery, { state: parked ? 'parked' : 'pending', reason, until }),
    }
  }

  return async (event, delivery, recipient, log) => {
    const admission = admissionOf(probation, recipient.standing, now())
    switch (admission.kind) {
      case 'disabled':
        return {
          noted: nothing,
          delivery: end(delivery, { state: 'deadLettered', reason: 'callback-disabled' }),
        }
      case 'hold':
        return held(event, delivery, admission.reason, spreadAfter(admission.until))
      case 'probe':
        if (!(await claimProbe(recipient))) {
          const reason = recipient.standing.parkedSince ? 'flow-off' : 'on-probation'
          return held(event, delivery, reason, soon(probedMs))
        }
        break
      case 'call': {
        const at = isBooked(delivery) ? undefined : pace(recipient)
        const paced = at && (await at)
        if (paced) return held(event, delivery, 'paced', paced)
      }
    }

    // A probe is one call, whose turn it is: what hangs at its callback may not hold it up.
    const attempt = await bulkhead.run(admission.kind === 'probe' ? undefined : recipient.id, () =>
      attemptDelivery(event, delivery, recipient),
    )
    if (!attempt) return held(event, delivery, 'busy', soon(busyMs))
    const after = advance(delivery, attempt)
    const noted = noteAnswer(recipient, after, admission.kind === 'probe', log)
    // It may fail before anyone awaits it, which must not end the process.
    noted.catch(() => undefined)
    return { delivery: after, noted }
  }
}
