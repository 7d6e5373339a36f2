import { pathOf, type Api } from '../../api/api.js'
import type { DeliveryDetails, DeliveryLine } from '../../api/api-types.js'

/** A delivery with its attempts, and with what its event's list says beside them: when the next one is due. */
export const findDelivery = async (
  api: Api,
  id: string,
  signal: AbortSignal,
): Promise<DeliveryDetails> => {
  const details = await api.get<DeliveryDetails>(pathOf('dead-letters', id), {}, signal)
  const { eventId, subscriptionId } = details
  const path = pathOf('events', eventId, 'deliveries')
  const { deliveries } = await api.get<{ deliveries: readonly DeliveryLine[] }>(
    ...([path, { subscriptionId }, signal] as const),
  )
  return { ...details, nextAttemptAt: deliveries[0]?.nextAttemptAt ?? null }
}
