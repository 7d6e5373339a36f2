import type { Flow } from '../../local/flow-simulator.js'
import type { ShownStatus } from '../../src/callbacks/present-status.js'
import type { World } from './world.js'

/** How an operator sees the callback of a flow that has subscribed. */
export const shownHealth = async (
  { host, token }: Pick<World, 'host' | 'token'>,
  { workflowId }: Flow,
): Promise<ShownStatus> => {
  const operator = await token({ oid: 'operator', roles: ['Events.Operate'] })
  const response = await fetch(`${host().url}/subscriptions`, {
    headers: { authorization: `Bearer ${operator}` },
  })
  const all = (await response.json()) as (ShownStatus & { workflowId?: string })[]
  const found = all.find((each) => each.workflowId === workflowId)
  if (!found) throw new Error(`The flow ${workflowId} has no subscription`)
  return found
}
