import type { Attempt, Delivery } from '../../src/delivery-store/delivery.js'
import type { Deliveries } from '../../src/delivery-store/delivery-table.js'
import { nextState } from '../../src/deliveries/outcome/next-state.js'
import { outcomesBy } from '../../src/deliveries/outcome/outcomes.js'
import type { TryDelivery } from '../../src/deliveries/attempt/try-delivery.js'
import { followUp } from '../../src/deliveries/outcome/follow-up.js'
import type { Recipient } from '../../src/subscriptions/subscription.js'
import type { RetryMessage } from '../../src/queues/messages.js'
import { newAttempt, noon } from './deliveries.js'
import { loggedContext } from './log-lines.js'
import { newSubscription } from './subscriptions.js'

/** The parts that deliveries are made with, each writing down what it was asked to do. */
export interface Engine {
  /** What happened, in order: `post instore-…1`, `record 2`, `queue instore-…1 #2 in 10 s`, … */
  readonly steps: string[]
  readonly answers: Map<string, Partial<Attempt>>
  readonly retries: { readonly message: RetryMessage; readonly delaySeconds: number }[]
}

const short = (id: string) => id.replace(/-0+(?=.)/, '-')

/** Where no delivery waits for its callback. */
export const heldByNobody = () => Promise.resolve(false)

/** Parts whose callbacks accept everything unless `answers` say otherwise. */
export const fakeEngine = () => {
  const steps: string[] = []
  const answers = new Map<string, Partial<Attempt>>()
  const retries: Engine['retries'] = []
  const logged = loggedContext()
  const now = () => noon
  const next = nextState({ retrySchedule: [10, 60], outcomeOf: outcomesBy(), now, random: () => 0 })
  const tryDelivery: TryDelivery = (_event, delivery, { id }) => {
    steps.push(`post ${short(id)}`)
    return Promise.resolve({
      delivery: next(delivery, newAttempt(answers.get(id))),
      healthUpdated: Promise.resolve(),
    })
  }
  const subscriptions = {
    noteLastStart: (recipients: readonly Recipient[]) => {
      steps.push(`started ${recipients.map(({ id }) => short(id)).join(' ')}`.trim())
      return Promise.resolve()
    },
    current: (_tenantId: string, id: string) =>
      Promise.resolve({ ...newSubscription(1), id, health: { parkedSince: noon } }),
    remove: (_tenantId: string, id: string) => {
      steps.push(`remove ${short(id)}`)
      return Promise.resolve(true)
    },
  }
  const queues = {
    release: ({ subscriptionId }: { readonly subscriptionId: string }) => {
      steps.push(`release ${short(subscriptionId)}`)
      return Promise.resolve()
    },
    retry: (message: RetryMessage, delaySeconds: number) => {
      retries.push({ message, delaySeconds })
      steps.push(`queue ${short(message.subscriptionId)} #${message.attempt} in ${delaySeconds} s`)
      return Promise.resolve()
    },
  }
  const holdForCallback = ({ subscriptionId }: Delivery) => {
    steps.push(`hold ${short(subscriptionId)}`)
    return Promise.resolve(true)
  }
  return {
    ...logged,
    steps,
    answers,
    retries,
    now,
    pause: () => Promise.resolve(),
    tryDelivery,
    callLimiter: { full: () => undefined },
    subscriptions,
    queues,
    outcomeOf: outcomesBy(),
    holdForCallback,
    followUp: followUp({ subscriptions, queues, holdForCallback, outcomeOf: outcomesBy(), now }),
  }
}

/** What an event that is divided at once has no need of. */
export const noLegs = {
  planLeg: () => Promise.resolve(undefined),
  addPlanLeg: (_event, leg) => Promise.resolve(leg),
  recordedOfLeg: () => Promise.resolve(new Set<number>()),
} satisfies Partial<Deliveries>

/** A record of chunks and deliveries that is kept in memory, and writes down what is recorded. */
export const memoryDeliveries = (steps: string[]) => {
  const chunks = new Map<number, readonly Delivery[]>()
  const rows = new Map<string, { delivery: Delivery; etag: string }>()
  return {
    chunks,
    rows,
    chunk: (_event, number) => Promise.resolve(chunks.get(number)),
    addChunk: ({ chunk, deliveries }) => {
      if (chunks.has(chunk.number)) return Promise.resolve(false)
      steps.push(`record ${deliveries.length}`)
      chunks.set(chunk.number, deliveries)
      return Promise.resolve(true)
    },
    get: (_event, number, subscriptionId) => {
      const delivery = chunks.get(number)?.find((each) => each.subscriptionId === subscriptionId)
      return Promise.resolve(rows.get(subscriptionId) ?? (delivery && { delivery }))
    },
    update: (delivery, etag) => {
      if (rows.get(delivery.subscriptionId)?.etag !== etag) return Promise.resolve(false)
      steps.push(`update ${short(delivery.subscriptionId)} to ${delivery.state}`)
      const next = `v${delivery.attempts.length}-${rows.size}`
      rows.set(delivery.subscriptionId, { delivery, etag: next })
      return Promise.resolve(true)
    },
  } satisfies Pick<Deliveries, 'chunk' | 'addChunk' | 'get' | 'update'> & Record<string, unknown>
}
