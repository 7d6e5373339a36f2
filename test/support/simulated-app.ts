import { parseConfig } from '../../src/config.js'
import { fanOut } from '../../src/functions/fan-out.js'
import { parseChunkMessage, type ChunkMessage } from '../../src/queues/messages.js'
import { keyOf } from '../../src/storage/ids.js'
import { assemble } from '../../src/services.js'
import type { Event } from '../../src/events/event.js'
import { simulatedStorage } from '../simulation/storage/simulated-storage.js'
import { newAttempt, newDelivery, noon, spread, subscriptionNumber } from './deliveries.js'
import { runOnMessage } from './run-function.js'
import { leastSettings } from './settings.js'
import { grocery } from './grocery.js'

const config = parseConfig({ ...leastSettings, AzureAd__TenantId: 'organizations' })

const parse = (text: string): unknown => JSON.parse(Buffer.from(text, 'base64').toString())

/** An app on a simulated account, which has the limits of Azure's; its fan-out messages are worked on when it is told to. */
export const simulatedApp = () => {
  let calls = 0
  let callsLeft = Infinity
  const storage = simulatedStorage({
    now: () => noon.getTime(),
    random: () => 0.5,
    tableChanged: () => undefined,
    queueChanged: () => undefined,
  })
  const services = assemble(config, grocery, {
    storage: storage.open(
      async (_name, apply) => {
        calls++
        if (--callsLeft < 0) throw new Error('The process died')
        return Promise.resolve(apply())
      },
      () => noon,
    ),
    pause: () => Promise.resolve(),
  })

  /** Hands out a message of the queue; answers how many storage operations it took. */
  const handOut = async (dequeueCount: number): Promise<number | undefined> => {
    const queue = storage.queue('fan-out')
    const [message] = queue.receive(1, 0)
    if (!message) return undefined
    const before = calls
    await runOnMessage(fanOut, services, parse(message.text), dequeueCount)
    queue.remove(message.id, message.receipt)
    return calls - before
  }

  return {
    services,
    /** So many subscriptions to an event type, at each tenant. */
    subscribe: (tenants: readonly string[], eventType: string, each = 1) => {
      const table = storage.table('subscriptions')
      for (const tenantId of tenants)
        for (const { id } of spread(each))
          table.change([
            {
              kind: 'create',
              partitionKey: `${tenantId}:${eventType}`,
              rowKey: keyOf(id),
              values: { callbackUrl: 'https://example.logic.azure.com/', context: '{}' },
              mode: 'Replace',
              etag: '*',
            },
          ])
    },
    fire: async (event: Event) => {
      await services.events.add([event])
      await services.queues.fanOut({ scope: event.scope, eventIds: [event.id] })
    },
    /** Works on one message of the queue `fan-out`; whether there was one. */
    fanOutNext: async () => (await handOut(1)) !== undefined,
    /** Works on all messages of the queue `fan-out`; answers the operations of each. */
    fanOutAll: async () => {
      const operations: number[] = []
      for (let each = await handOut(1); each !== undefined; each = await handOut(1))
        operations.push(each)
      return operations
    },
    /** The same, where a process dies at each of its first operations in turn, `every` so many, and its message comes again. */
    fanOutDying: async (every: number) => {
      for (let deaths = 0; ;) {
        callsLeft = deaths * every
        const result = await handOut(deaths > 0 ? 2 : 1).catch(() => 'died' as const)
        callsLeft = Infinity
        if (result === undefined) return
        deaths = result === 'died' ? deaths + 1 : 0
      }
    },
    /** The chunks that were queued. */
    chunks: (): readonly ChunkMessage[] =>
      storage
        .queue('deliveries')
        .messages()
        .flatMap(({ text }) => parseChunkMessage(parse(text)) ?? []),
    /** Records a chunk, as of one subscription that accepted. */
    record: ({ scope, eventId, ...chunk }: ChunkMessage) =>
      services.deliveries.addChunk({
        ...{ scope, eventId, chunk },
        deliveries: [
          newDelivery(chunk.number, {
            ...{ scope, eventId, state: 'delivered', firstState: 'delivered' },
            subscriptionId: subscriptionNumber(chunk.number),
            attempts: [newAttempt()],
          }),
        ],
      }),
  }
}
