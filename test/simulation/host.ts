import type { InvocationContext } from '@azure/functions'
import { deliver } from '../../src/functions/deliver.js'
import { fanOut } from '../../src/functions/fan-out.js'
import { release } from '../../src/functions/release.js'
import { retry } from '../../src/functions/retry.js'
import { functionTimeoutMs, messageLeaseMs } from '../../src/host-limits.js'
import type { QueueName } from '../../src/queues/queue-parsers.js'
import type { Services } from '../../src/services.js'
import { within, type Instance } from './instance.js'
import { defaultLifetimeMs } from './storage/queue-client.js'
import type { SimulatedMessage } from './storage/simulated-queue.js'
import type { SimulatedStorage } from './storage/simulated-storage.js'
import type { StorageCall } from './storage/storage-call.js'
import type { VirtualTime } from './virtual-time.js'

/** What a Functions host works with; its numbers are those of host.json. */
export interface HostParts {
  readonly time: VirtualTime
  readonly random: () => number
  readonly storage: SimulatedStorage
  readonly call: StorageCall
  /** An instance that may take messages of a queue; undefined when none has room. */
  readonly instanceFor: (queue: QueueName, most: number) => Instance | undefined
  readonly kill: (instance: Instance, why: string) => void
  /** Whether leases are not renewed for now. */
  readonly losesLeases: () => boolean
  readonly lost: (what: string) => void
  readonly say: (what: string) => void
}

const batchSize = 32
const newBatchThreshold = 224
const maxDequeueCount = 5
const visibleAgainMs = 30_000
const maxPollingIntervalMs = 2000

/**
 * The queue triggers of all instances.
 * Source: QueueListener.cs and QueueProcessor.cs in Azure/azure-sdk-for-net; the poison queue gets its copy with the SDK's default
 * lifetime.
 */
export const simulatedHost = (parts: HostParts) => {
  const { time, random, storage, call, instanceFor, kill, losesLeases, lost, say } = parts
  const workers = {
    'fan-out': (services: Services) => fanOut(services),
    deliveries: (services: Services) => deliver(services),
    retries: (services: Services) => retry(services),
    releases: (services: Services) => release(services),
  } as const

  const contextOf = ({ dequeueCount, id }: SimulatedMessage) => {
    const context = {
      triggerMetadata: { dequeueCount, id: String(id) },
      log: (line: string) => {
        say(line)
      },
      error: (line: string) => {
        say(line)
      },
    }
    return context as unknown as InvocationContext
  }

  const settle = (name: QueueName, message: SimulatedMessage, hasSucceeded: boolean) =>
    call(`${name}.settle`, () => {
      const queue = storage.queue(name)
      if (hasSucceeded) queue.remove(message.id, message.receipt)
      else if (message.dequeueCount >= maxDequeueCount) {
        storage.queue(`${name}-poison`).send(message.text, 0, defaultLifetimeMs)
        say(`${name}: message ${message.id} is poison`)
        queue.remove(message.id, message.receipt)
      } else queue.hide(message.id, message.receipt, visibleAgainMs)
    }).catch(() => {
      lost(`${name}: message ${message.id} comes again`)
    })

  const run = async (instance: Instance, name: QueueName, message: SimulatedMessage) => {
    const { services } = instance
    if (!services) return
    say(`${name}: message ${message.id} (${message.dequeueCount}) ${decode(message.text)}`)
    const renew = () => {
      if (losesLeases()) lost(`${name}: the lease of message ${message.id}`)
      else
        try {
          message.receipt = storage.queue(name).hide(message.id, message.receipt, messageLeaseMs)
        } catch {
          return // someone else has it: its end will find that out
        }
      lease = setTimeout(renew, messageLeaseMs / 2)
    }
    let lease = setTimeout(renew, messageLeaseMs / 2)
    const limit = setTimeout(() => {
      kill(instance, `${name} took ten minutes`)
    }, functionTimeoutMs)
    let hasSucceeded = true
    try {
      if (message.dequeueCount > maxDequeueCount) hasSucceeded = false
      else await workers[name](services)(JSON.parse(decode(message.text)), contextOf(message))
    } catch (error) {
      hasSucceeded = false
      say(`${name}: message ${message.id} failed: ${String(error)}`)
    }
    clearTimeout(limit)
    clearTimeout(lease)
    await settle(name, message, hasSucceeded)
  }

  const take = (name: QueueName) => {
    const instance = instanceFor(name, batchSize + newBatchThreshold)
    if (!instance) return
    for (const message of storage.queue(name).receive(batchSize, messageLeaseMs)) {
      instance.running[name]++
      void within(instance, () => run(instance, name, message)).finally(() => {
        instance.running[name]--
      })
    }
  }

  const polls = new Map<QueueName, { readonly at: number; readonly timer: NodeJS.Timeout }>()

  /** Sees to it that a queue is looked at soon after it has something visible. */
  const look = (name: QueueName): void => {
    const next = storage.queue(name).nextAt()
    if (next === undefined) return
    const at = Math.max(next, time.now()) + random() * maxPollingIntervalMs
    const known = polls.get(name)
    if (known && known.at <= at) return
    clearTimeout(known?.timer)
    const timer = setTimeout(() => {
      polls.delete(name)
      take(name)
      look(name)
    }, at - time.now())
    polls.set(name, { at, timer })
  }

  return { look }
}

const decode = (text: string) => Buffer.from(text, 'base64').toString('utf8')
