import { setImmediate as turn, setTimeout as pause } from 'node:timers/promises'
import type { Dispatcher } from 'undici'
import { parseCircuitPolicy } from '../../src/callbacks/circuit-policy.js'
import { deliveryEngine, type DeliveryEngineParts } from '../../src/deliveries/delivery-engine.js'
import { settingsOf } from '../../src/settings.js'
import type { ChunkMessage } from '../../src/queues/messages.js'
import type { Recipient } from '../../src/subscriptions/subscription.js'
import { firstOf, newDelivery, newEvent, newRecipient, noon, tenant } from './deliveries.js'
import { memoryDeliveries, noLegs } from './engine.js'
import { stream } from './gather.js'
import { loggedContext } from './log-lines.js'
import { newSubscription } from './subscriptions.js'

const nothing = () => Promise.resolve()

/** Lets all that can go on without a timer go on. */
export const calm = async () => {
  for (let i = 0; i < 50; i++) await turn()
}

/** An engine over memory, to recipients that accept or hang, or that real requests are made to. */
export const memoryEngine = (
  recipients: readonly Recipient[],
  accepts = false,
  real?: Pick<Dispatcher, 'dispatch'>,
) => {
  const { log } = loggedContext()
  const counts = { posts: 0, reads: 0, admitted: 0, looks: 0 }
  const started: string[][] = []
  const looks: Date[] = []
  const putBack: ChunkMessage[] = []
  const pages: WeakRef<object>[] = []
  let nextRead = Promise.resolve()
  let nextLook = Promise.resolve()
  const dispatcher: Pick<Dispatcher, 'dispatch'> = {
    dispatch: (_options, handler) => {
      counts.posts++
      const controller = { abort: () => undefined } as unknown as Dispatcher.DispatchController
      handler.onRequestStart?.(controller, {})
      if (accepts) handler.onResponseStart?.(controller, 202, {}, 'Accepted')
      if (accepts) handler.onResponseEnd?.(controller, {})
      return true
    },
  }
  const stored = memoryDeliveries([])
  const parts: DeliveryEngineParts = {
    settings: {
      retrySchedule: [7 * 86_400],
      outcomes: [],
      circuitPolicy: parseCircuitPolicy(settingsOf({})),
      callsPerMinute: 1_000_000,
      callbacks: { timeoutSeconds: 30, allowLoopback: true },
      signingSecrets: [],
    },
    guard: () => undefined,
    subscriptions: {
      firstRecipients: async () => {
        counts.reads++
        await nextRead
        const first = firstOf(recipients)
        pages.push(new WeakRef(first.recipients))
        return first
      },
      recipientsIn: () => Promise.resolve(recipients),
      noteLastStart: (those) => {
        started.push(those.map(({ id }) => id))
        return Promise.resolve()
      },
      current: (_tenantId, id) => {
        const found = recipients.find((each) => each.id === id)
        return Promise.resolve(found && { ...newSubscription(1), ...found })
      },
      remove: () => Promise.resolve(true),
      tenantPage: () => Promise.resolve({ tenants: [{ tenantId: tenant, count: 1 }] }),
      updateState: (_key, decide) => Promise.resolve(decide({ health: {}, history: [] }).answer),
      reserve: (_recipient, decide) => Promise.resolve(decide(undefined).answer),
    },
    events: {
      get: () => Promise.resolve(newEvent()),
      idsBetween: async function* () {
        yield* await Promise.resolve([])
      },
      partitions: async function* () {
        yield* await Promise.resolve([])
      },
    },
    deliveries: {
      ...stored,
      ...noLegs,
      chunksFor: () => Promise.resolve({ chunks: [], isPlanned: true }),
      addChunk: () => Promise.resolve(true),
      chunk: () => {
        counts.admitted++
        return Promise.resolve(undefined)
      },
      get: async (_event, _chunk, subscriptionId) => {
        counts.looks++
        await nextLook
        return { delivery: newDelivery(1, { subscriptionId }) }
      },
      update: () => Promise.resolve(true),
      plan: () => Promise.resolve(undefined),
      addPlan: (_event, plan) => Promise.resolve(plan),
      waiting: () => Promise.resolve([]),
      parked: (_tenantId, _eventType, firedSince) => {
        looks.push(firedSince)
        return Promise.resolve([])
      },
      tally: () =>
        Promise.resolve({
          chunks: undefined,
          recorded: new Set<number>(),
          matched: 0,
          states: { delivered: 0, pending: 0, parked: 0, deadLettered: 0, retired: 0 },
        }),
      tallies: () => Promise.resolve(new Map()),
      isPurged: () => Promise.resolve(false),
    },
    queues: {
      fanOut: nothing,
      deliver: (message) => {
        putBack.push(message)
        return Promise.resolve()
      },
      retry: nothing,
      release: nothing,
      wake: nothing,
      retryText: nothing,
      held: {
        add: nothing,
        oldest: () => Promise.resolve({ messages: [], more: false }),
        remove: nothing,
        lookAt: nothing,
        toBeLookedAt: () => stream([]),
        forget: nothing,
      },
      redrive: nothing,
      queueDue: nothing,
      sweepRounds: { get: () => Promise.resolve(undefined), put: nothing },
    },
    serves: () => true,
    now: () => noon,
    pause,
    dispatcher: real ?? dispatcher,
  }
  const { fanOut, deliverChunk, release, retryDelivery } = deliveryEngine(parts)
  return {
    counts,
    started,
    looks,
    /** What was put back on the queue of chunks. */
    putBack,
    /** How many pages of subscriptions are in memory of those that were read. */
    pagesInMemory: () => pages.filter((page) => page.deref()).length,
    /** From now on, whoever looks at a recorded delivery waits for ever. */
    holdLooks: () => {
      nextLook = new Promise(() => undefined)
    },
    holdReads: () => {
      let release: () => void = () => undefined
      nextRead = new Promise((resolve) => {
        release = resolve
      })
      return () => {
        release()
      }
    },
    /** Fans an event out, by a message that may have been worked on before: whoever is admitted looks for a record first. */
    fire: (again = false) => fanOut([newEvent()], again, log),
    deliverSlice: (number: number, expected?: number) => {
      const chunk = {
        ...{ number, chunks: 9, tenantId: tenant, slice: number, slices: 9 },
        ...(expected === undefined ? {} : { expected }),
      }
      return deliverChunk(newEvent(), chunk, { again: true }, log)
    },
    release: ({ id, tenantId }: Recipient) =>
      release({ tenantId, subscriptionId: id, since: noon.toISOString() }, log),
    retry: ({ id }: Recipient) =>
      retryDelivery(
        newEvent(),
        { scope: tenant, eventId: newEvent().id, chunk: 0, subscriptionId: id, attempt: 1 },
        log,
      ),
  }
}

/** So many recipients. */
export const recipients = (count: number) =>
  Array.from({ length: count }, (_, i) => newRecipient(i))
