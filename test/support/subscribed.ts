import type { TestContext } from 'node:test'
import type { Flow } from '../../local/flow-simulator.js'
import { subscribeAll } from './subscribe-all.js'
import type { World } from './world.js'

/** Subscribes a new flow for as long as a test takes, however it ends: what other tests count must not change when one fails. */
export const subscribed = async (
  context: TestContext,
  world: Pick<World, 'flows' | 'host'>,
  eventType: string,
): Promise<Flow | undefined> => {
  const [flow] = await subscribeAll(world, eventType, 1)
  context.after(() => flow?.unsubscribe())
  return flow
}
