import type { FlowOptions, Flow } from '../../local/flow-simulator.js'
import type { World } from './world.js'

const atOnce = 16

/** Subscribes so many new flows to an event type. */
export const subscribeAll = async (
  world: Pick<World, 'flows' | 'host'>,
  eventType: string,
  count: number,
  options: FlowOptions = {},
): Promise<readonly Flow[]> => {
  const flows = Array.from({ length: count }, () => world.flows().flow(options))
  const waiting = [...flows]
  const subscribeSome = async () => {
    for (let flow = waiting.pop(); flow; flow = waiting.pop())
      await flow.subscribe(world.host().url, eventType)
  }
  await Promise.all(Array.from({ length: atOnce }, subscribeSome))
  return flows
}
