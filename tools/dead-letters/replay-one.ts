import type { Said } from '../command-line/perform.js'
import { UsageError } from '../command-line/usage-error.js'
import { openOperation } from '../operation.js'
import type { Surroundings } from '../surroundings.js'
import { findOne } from './find-one.js'
import { noLog } from '../no-log.js'

/** Has one dead letter attempted again. */
export const replayOne = async (
  tenant: string | undefined,
  id: string,
  surroundings: Surroundings,
): Promise<Said> => {
  if (tenant === undefined) throw new UsageError('--tenant is missing: "list" shows whose it is.')
  const operation = openOperation(surroundings)
  const found = await findOne(operation, tenant, id)
  const result = await operation.deadLetters.replay(found, noLog)
  if (result.kind === 'over')
    throw new Error(`The delivery is ${result.state}: there is nothing to replay.`)
  if (result.kind === 'disabled')
    throw new Error(
      `Its callback is disabled: POST /subscriptions/${result.subscriptionId}/enable first.`,
    )
  return { result: 'replayed: 1' }
}
