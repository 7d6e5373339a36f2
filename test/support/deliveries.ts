import type { Attempt, Delivery } from '../../src/delivery-store/delivery.js'
import type { Event } from '../../src/events/event.js'
import { pageSize } from '../../src/storage/table-query.js'
import type { FirstRecipients } from '../../src/subscriptions/recipient-table.js'
import type { Recipient } from '../../src/subscriptions/subscription.js'

/** The moment at which most tests take place. */
export const noon = new Date('2026-03-02T12:00:00.000Z')

/** That moment, some seconds later. */
export const secondsAfterNoon = (seconds: number): Date => new Date(noon.getTime() + seconds * 1000)

/** A tenant's id; the same number, the same tenant. */
export const tenantNumber = (number: number): string =>
  `7e4a47ed-0000-4000-8000-${String(number).padStart(12, '0')}`

/** The tenant of all that is made here, unless a test says otherwise. */
export const tenant = tenantNumber(1)

/** A subscription's id; ids sort as their numbers do. */
export const subscriptionNumber = (number: number): string =>
  `instore-${number.toString(16).padStart(32, '0')}`

/** What only the flow and this app may know: no log, error or row but the subscription's own may hold it. */
export const secret = 'S3CR3T-signature_of_the_callback'

/** What only the flow is to see of an event. */
export const payloadText =
  '{"storeName":"Magasin-CONFIDENTIEL","productName":"RTX 3090","quantity":5}'

/** An event of one tenant. */
export const newEvent = (changes: Partial<Event> = {}): Event => ({
  id: 'instore-0000000000aaaaaaaaaaaaaaaa',
  eventType: 'instore',
  scope: tenant,
  firedAt: noon,
  correlationId: 'c0441a71-0000-4000-8000-000000000001',
  payload: new TextEncoder().encode(payloadText),
  ...changes,
})

/** A subscription as a delivery needs it. */
export const newRecipient = (number: number, changes: Partial<Recipient> = {}): Recipient => ({
  id: subscriptionNumber(number),
  tenantId: tenant,
  eventType: 'instore',
  callbackUrl: `https://prod-${number}.westeurope.logic.azure.com/workflows/w${number}/triggers/manual/paths/invoke?sig=${secret}`,
  filters: {},
  health: {},
  ...changes,
})

/** So many recipients, their keys spread evenly over the first `share` of all keys. */
export const spread = (count: number, share = 1): Recipient[] =>
  Array.from({ length: count }, (_, i) => {
    const key = Math.floor(((i + 1) / count) * share * (2 ** 32 - 1))
    return newRecipient(i, { id: `instore-${key.toString(16).padStart(8, '0').padEnd(32, '0')}` })
  })

/** The first page of so many recipients. */
export const firstOf = (recipients: readonly Recipient[]): FirstRecipients => ({
  recipients: recipients.slice(0, pageSize),
  more: recipients.length > pageSize,
})

/** An attempt that was accepted, unless the changes say otherwise. */
export const newAttempt = (changes: Partial<Attempt> = {}): Attempt => ({
  at: noon,
  milliseconds: 12,
  status: 202,
  ...changes,
})

/** An attempt that got no answer. */
export const noAnswer = (error: string): Attempt => ({ at: noon, milliseconds: 12, error })

/** A delivery that has not been attempted yet. */
export const newDelivery = (number: number, changes: Partial<Delivery> = {}): Delivery => ({
  eventId: newEvent().id,
  scope: tenant,
  tenantId: tenant,
  subscriptionId: subscriptionNumber(number),
  chunk: 0,
  firstState: 'pending',
  state: 'pending',
  attempts: [],
  ...changes,
})

/** A delivery as its chunk records it when its first attempt was answered with 503. */
export const failedOnce = (number: number, changes: Partial<Delivery> = {}): Delivery =>
  newDelivery(number, {
    attempts: [newAttempt({ status: 503 })],
    reason: 'server-error',
    dueAt: secondsAfterNoon(10),
    ...changes,
  })
