import type { StoredDelivery } from '../../src/delivery-store/delivery.js'
import type { Operation } from '../operation.js'

/** The delivery of a tenant and an id. */
export const findOne = async (
  { deadLetters }: Pick<Operation, 'deadLetters'>,
  tenant: string,
  id: string,
): Promise<StoredDelivery> => {
  const found = await deadLetters.get(tenant.trim().toLowerCase(), id)
  if (found) return found
  throw new Error(
    `Tenant ${tenant} has no delivery "${id}". "list" shows the dead letters there are.`,
  )
}
