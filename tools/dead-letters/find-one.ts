import type { StoredDelivery } from '../../src/delivery-store/delivery.js'
import { UsageError } from '../command-line/usage-error.js'
import type { Operation } from '../operation.js'

/** The delivery that the command line names by its tenant and id. */
export const findOne = async (
  { deadLetters }: Pick<Operation, 'deadLetters'>,
  tenant: string | undefined,
  [id = '', ...others]: readonly string[],
): Promise<StoredDelivery> => {
  if (tenant === undefined) throw new UsageError('--tenant is missing: "list" shows whose it is.')
  if (id === '' || others.length > 0)
    throw new UsageError('Name one dead letter by its id: "list" shows the ids.')
  const found = await deadLetters.get(tenant.trim().toLowerCase(), id)
  if (found) return found
  throw new Error(
    `Tenant ${tenant} has no delivery "${id}". "list" shows the dead letters there are.`,
  )
}
