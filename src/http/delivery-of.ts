import type { HttpRequest } from '@azure/functions'
import type { StoredDelivery } from '../delivery-store/delivery.js'
import type { DeadLetters } from '../operations/dead-letters.js'
import { Problem } from '../problem.js'

/** The delivery that a request's route names by its tracking id; a Problem when the tenant has none of that id. */
export const deliveryOf = async (
  { get }: Pick<DeadLetters, 'get'>,
  tenantId: string,
  { params }: Pick<HttpRequest, 'params'>,
): Promise<StoredDelivery> => {
  const found = await get(tenantId, params.id ?? '')
  if (found) return found
  throw new Problem(
    'unknown-dead-letter',
    'This tenant has no delivery of this id. GET /dead-letters lists those that are dead letters.',
  )
}
