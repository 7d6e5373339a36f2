import { retryMessage } from '../deliveries/outcome/retry-message.js'
import type { Deliveries } from '../delivery-store/delivery-table.js'
import {
  attemptsMade,
  isWaiting,
  type Delivery,
  type DeliveryState,
  type StoredDelivery,
} from '../delivery-store/delivery.js'
import type { Log } from '../log.js'
import type { WorkQueues } from '../queues/work-queues.js'
import type { Subscriptions } from '../subscriptions/subscription-table.js'

/** What became of the wish to replay a delivery. */
export type Replayed =
  | { readonly kind: 'replayed' }
  /** It is neither a dead letter nor waiting. */
  | { readonly kind: 'over'; readonly state: DeliveryState }
  /** Its callback is called no more: enable the subscription first. */
  | { readonly kind: 'disabled'; readonly subscriptionId: string }

/** Has a dead letter, or a delivery that waits, attempted now, with its whole schedule before it. */
export type ReplayDelivery = (
  found: StoredDelivery,
  log: Log,
  isDisabled?: IsDisabled,
) => Promise<Replayed>

/** Whether a delivery's callback is called no more: the id of its subscription, or of the one that replaced it. */
export type IsDisabled = (
  delivery: Pick<Delivery, 'tenantId' | 'subscriptionId'>,
) => Promise<string | undefined>

/** The stores that a replay reads and writes, and the queue for its attempt. */
export interface ReplayParts {
  readonly deliveries: Pick<Deliveries, 'get' | 'update'>
  readonly subscriptions: Pick<Subscriptions, 'current'>
  readonly queues: Pick<WorkQueues, 'retry'>
  readonly now: () => Date
}

/** The message of a replay is out of sight for so long: recording it takes less. */
export const delaySeconds = 5

/** When recording took so long all the same, the message may have come too early. */
export const slowMs = 3000

/** A replay that is repeated within this time has a message on its way already. */
const underWayMs = 60_000

const tries = 5

/** Reads whether a callback is disabled. */
export const isDisabledBy =
  ({ subscriptions }: Pick<ReplayParts, 'subscriptions'>): IsDisabled =>
  async ({ tenantId, subscriptionId }) => {
    const current = await subscriptions.current(tenantId, subscriptionId)
    return current?.health.disabledAt ? current.id : undefined
  }

/**
 * Replays deliveries. The message is queued before the replay is recorded, out of sight for a moment: a run that dies in between leaves
 * a message that finds a dead letter, and is skipped; one that dies after recording leaves a message that makes the attempt.
 */
export const replayDelivery =
  (
    { deliveries, subscriptions, queues, now }: ReplayParts,
    mayReplay: (delivery: Delivery) => boolean = isUnfinished,
  ): ReplayDelivery =>
  async (found, log, isDisabled = isDisabledBy({ subscriptions })) => {
    let stored: StoredDelivery | undefined = found
    for (let i = 0; stored && i < tries; i++) {
      const { delivery, etag }: StoredDelivery = stored
      const at = now()
      if (!mayReplay(delivery)) return { kind: 'over', state: delivery.state }
      if (isUnderWay(delivery, at)) return { kind: 'replayed' }
      const disabled = await isDisabled(delivery)
      if (disabled !== undefined) return { kind: 'disabled', subscriptionId: disabled }

      const { reason, earlier, ...rest } = delivery
      const replayed: Delivery = {
        ...rest,
        state: 'pending',
        replayedAt: at,
        dueAt: at,
        ...(earlier ? { earlier: { made: earlier.made, counted: {} } } : {}),
      }
      await queues.retry(retryMessage(replayed), delaySeconds)
      if (await deliveries.update(replayed, etag)) {
        if (now().getTime() - at.getTime() > slowMs) await queues.retry(retryMessage(replayed), 0)
        log('delivery.replayed', {
          eventId: delivery.eventId,
          subscriptionId: delivery.subscriptionId,
          attempt: attemptsMade(delivery) + 1,
          was: delivery.state,
        })
        return { kind: 'replayed' }
      }
      // Someone else has changed it since it was read.
      stored = await deliveries.get(delivery, delivery.chunk, delivery.subscriptionId)
    }
    throw new Error(`Delivery of ${found.delivery.eventId} kept changing`)
  }

const isUnfinished = (delivery: Delivery): boolean =>
  delivery.state === 'deadLettered' || isWaiting(delivery)

const isUnderWay = ({ state, replayedAt, dueAt }: Delivery, now: Date): boolean =>
  state === 'pending' &&
  replayedAt !== undefined &&
  dueAt?.getTime() === replayedAt.getTime() &&
  now.getTime() - replayedAt.getTime() < underWayMs
