import { randomBytes } from 'node:crypto'
import { writeSubscriptions } from '../../bench/stack/seed-subscriptions.js'
import type { Flow } from '../../local/flow-simulator.js'
import { localTenant } from '../../local/local-stack.js'
import { toId } from '../../src/storage/ids.js'
import { openStorage } from '../../src/storage/storage.js'
import type { World } from './world.js'

/**
 * So many new flows with a subscription to an event type each, written by the hundred as the app would write them: where it is not
 * subscribing that is shown, hundreds of requests for it would take longer than what is.
 */
export const storeFlows = async (
  world: Pick<World, 'flows' | 'stack'>,
  eventType: string,
  count: number,
): Promise<readonly Flow[]> => {
  const { AzureWebJobsStorage: connectionString = '' } = world.stack().settings
  const flows = Array.from({ length: count }, () => world.flows().flow())
  const subscriptions = flows.map(({ callbackUrl }) => ({
    ...{ tenantId: localTenant, eventType, callbackUrl },
    id: toId(eventType, randomBytes(16).toString('hex')),
    oid: '00000000-aaaa-4bbb-8ccc-000000000001',
    filters: {},
    createdAt: new Date(),
    context: { platform: 'Power Automate' } as const,
  }))
  const table = await openStorage({ connectionString }).table('subscriptions')()
  await writeSubscriptions(table, subscriptions)
  return flows
}
