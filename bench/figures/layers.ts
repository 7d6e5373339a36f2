import { randomBytes, randomUUID } from 'node:crypto'
import { performance } from 'node:perf_hooks'
import pLimit from 'p-limit'
import { Agent } from 'undici'
import { callbackDispatcher } from '../../src/connections/callback-dispatcher.js'
import { processLimits } from '../../src/deliveries/limits/process-limits.js'
import { newEventId } from '../../src/events/event-id.js'
import type { Event } from '../../src/events/event.js'
import { toId } from '../../src/storage/ids.js'
import type { Recipient } from '../../src/subscriptions/subscription.js'
import type { Measurement } from '../figure.js'
import { deliveryLayers, postingBy, type Layer } from '../layers/delivery-layers.js'
import { startReceiver, type Receiver } from '../receiver/receiver.js'
import { eventType, payload, tenant } from '../stack/bench-stack.js'
import { median, rounded } from '../statistics.js'

const subscriptions = 1000
const chunks = 4
const warmUps = 3

const newEvent = (): Event => {
  const firedAt = new Date()
  const correlationId = randomUUID()
  return {
    ...{ eventType, firedAt, correlationId, payload },
    id: newEventId(eventType, firedAt),
    scope: tenant,
  }
}

const recipientsAt = ({ url }: Receiver): readonly Recipient[] =>
  Array.from({ length: subscriptions }, () => {
    const key = randomBytes(16).toString('hex')
    const id = toId(eventType, key)
    return {
      id,
      tenantId: tenant,
      eventType,
      callbackUrl: `${url}/to/${key}`,
      filters: {},
      health: {},
    }
  })

/** Delivers events by one layer, as many at once as a process has slots for. */
const deliverBy = async (layer: Layer, recipients: readonly Recipient[]): Promise<void> => {
  const limit = pLimit(processLimits.firstAttempts.maxConcurrent)
  for (let i = 0; i < chunks; i++) {
    const event = newEvent()
    await limit.map(recipients, (recipient) => layer(event, recipient))
  }
}

/** How long this process's loop is busy with some work, in microseconds for each delivery; throws when the receiver did not see all. */
const busyFor = async (receiver: Receiver, work: () => Promise<unknown>): Promise<number> => {
  await receiver.forget()
  const before = performance.eventLoopUtilization()
  await work()
  const { active } = performance.eventLoopUtilization(before)
  const [seen, made] = [await receiver.delivered(), chunks * subscriptions]
  if (seen !== made) throw new Error(`${made} deliveries were made, the receiver saw ${seen}`)
  return (active * 1000) / made
}

/** What a delivery costs apart from storage, layer by layer, in this process: all of them take turns. */
export const layers: Measurement = {
  name: 'layers',
  about: 'the time for a delivery without storage, in one process; bare undici',
  measure: async ({ quick, progress }) => {
    const receiver = await startReceiver()
    const agent = new Agent()
    const { maxSockets, maxIdle } = processLimits
    const dispatcher = callbackDispatcher({ maxSockets, maxIdle, allowLoopback: true })
    const { layers, chunk } = deliveryLayers(dispatcher)
    const recipients = recipientsAt(receiver)
    const works: Record<string, () => Promise<unknown>> = {
      bare: () => deliverBy(postingBy(agent), recipients),
      ...Object.fromEntries(
        Object.entries(layers).map(([name, layer]) => [name, () => deliverBy(layer, recipients)]),
      ),
      chunk: async () => {
        for (let i = 0; i < chunks; i++) await chunk(newEvent(), recipients)
      },
    }
    try {
      const rounds = quick ? 5 : 25
      const busy = new Map<string, number[]>()
      for (let round = -warmUps; round < rounds; round++)
        for (const [name, work] of Object.entries(works)) {
          const microseconds = await busyFor(receiver, work)
          if (round >= 0) busy.set(name, [...(busy.get(name) ?? []), microseconds])
        }
      const medianOf = (name: string) => rounded(median(busy.get(name) ?? []))
      const microseconds = Object.fromEntries(
        [...busy.keys()].map((name) => [name, medianOf(name)]),
      )
      progress(JSON.stringify(microseconds))
      const [value, reference] = [medianOf('chunk'), medianOf('bare')]
      const detail = { subscriptions, chunks, rounds, microseconds }
      return { value, unit: 'µs/delivery', reference, ratio: rounded(value / reference), detail }
    } finally {
      dispatcher.closeIdle()
      await agent.close()
      await receiver.stop()
    }
  },
}
