import { neverExpires, type Queue } from '../storage/open-queue.js'
import type { Storage } from '../storage/storage.js'
import { traceMark } from '../telemetry/trace.js'
import { tableDue } from './due-table.js'
import { tableHeld, type HeldMessages } from './held-table.js'
import type { FanOutMessage } from './fan-out-message.js'
import type { ChunkMessage, ReleaseMessage, RetryMessage } from './messages.js'
import { queueDue, type QueueDue } from './queue-due.js'
import { queueFronts, type QueueFronts } from './queue-fronts.js'
import type { QueueName } from './queue-parsers.js'
import { redrive, type Redrive } from './redrive.js'
import { tableSweepRounds, type SweepRounds } from './sweep-rounds.js'
import { wake, wakeOverdue, type Wake } from './wake.js'
import { hiddenSeconds, sendHidden, type HiddenMessage } from './work-at-once.js'

/** Work to be done later, or by someone else: it is durable once a promise here has resolved. */
export interface WorkQueues {
  readonly fanOut: (message: FanOutMessage) => Promise<void>
  /** The same for one who does its work at once: for others it is work that may have been done before. */
  readonly fanOutHidden: (message: FanOutMessage) => Promise<HiddenMessage>
  readonly deliver: (message: ChunkMessage, delaySeconds?: number) => Promise<void>
  readonly retry: (message: RetryMessage, delaySeconds: number) => Promise<void>
  readonly release: (message: ReleaseMessage, delaySeconds?: number) => Promise<void>
  /** Retries that wait for a callback, not for a time. */
  readonly held: HeldMessages
  /** Queues a retry that was held, as it was kept. */
  readonly retryText: (text: string, delaySeconds: number) => Promise<void>
  readonly wake: Wake
  /** Sets a message aside that no one can work on. */
  readonly poison: (queue: QueueName, message: unknown) => Promise<void>
  /** Takes messages from a poison queue that are ours after all and puts them back to work. */
  readonly redrive: Redrive
  /** Queues what has waited elsewhere for its time. */
  readonly queueDue: QueueDue
  /** What waits to be worked on. */
  readonly fronts: QueueFronts
  /** How far sweeps have come. */
  readonly sweepRounds: SweepRounds
  /** Resolves when storage answers. */
  readonly reach: () => Promise<void>
}

/** What is due later than this waits in a table until its time has almost come. */
const longestHiddenSeconds = 120

const minuteMs = 60_000

/** Releases of one subscription that are put off to the same minute are one message: however many there were, they do not multiply. */
const dueAtOf = (name: QueueName, ms: number): Date =>
  new Date(name === 'releases' ? Math.ceil(ms / minuteMs) * minuteMs : ms)

/** The queue triggers read base64 (host.json `messageEncoding`); the storage SDK encodes nothing by itself. */
const encode = (message: unknown) =>
  Buffer.from(typeof message === 'string' ? message : JSON.stringify(message)).toString('base64')

/** A message as a part of the current trace; what waits for its time begins another, for the same message is to be kept once. */
const traced = (message: object): object => ({ ...traceMark(), ...message })

/** Work in Azure Storage queues. */
export const storageQueues = (storage: Storage): WorkQueues => {
  const open = (name: QueueName) => ({
    main: storage.queue(name),
    poison: storage.queue(`${name}-poison`),
  })
  const queues = {
    'fan-out': open('fan-out'),
    deliveries: open('deliveries'),
    retries: open('retries'),
    releases: open('releases'),
  }

  const dueTable = storage.table('due')
  const due = tableDue(dueTable)
  const held = tableHeld(dueTable)

  const send = async (queue: () => Promise<Queue>, message: unknown, delaySeconds = 0) => {
    await (
      await queue()
    ).sendMessage(encode(message), {
      messageTimeToLive: neverExpires,
      visibilityTimeout: delaySeconds,
    })
  }

  const sendLater = (name: QueueName, message: object, delaySeconds = 0) =>
    delaySeconds <= longestHiddenSeconds
      ? send(queues[name].main, traced(message), delaySeconds)
      : due.add({
          queue: name,
          text: JSON.stringify(message),
          dueAt: dueAtOf(name, storage.now().getTime() + delaySeconds * 1000),
        })

  const release: WorkQueues['release'] = (message, delaySeconds) =>
    sendLater('releases', message, delaySeconds)
  const waking = { held, release, now: storage.now }
  const wakeCallbacks = wakeOverdue(waking)
  const queueMessages = queueDue({
    due,
    send: ({ queue, text }, delaySeconds) => send(queues[queue].main, text, delaySeconds),
    now: storage.now,
  })

  const hideFanOut = sendHidden(queues['fan-out'].main)

  return {
    fanOut: (message) => send(queues['fan-out'].main, traced(message)),
    fanOutHidden: (message) => hideFanOut(encode({ ...message, again: true }), hiddenSeconds),
    deliver: (message, delaySeconds) => sendLater('deliveries', message, delaySeconds),
    retry: (message, delaySeconds) => sendLater('retries', message, delaySeconds),
    release,
    held,
    retryText: (text, delaySeconds) => send(queues.retries.main, text, delaySeconds),
    wake: wake(waking),
    poison: (queue, message) => send(queues[queue].poison, message),

    reach: async () => {
      await (await queues['fan-out'].main()).getProperties()
    },

    redrive: redrive({ poison: (name) => queues[name].poison(), sendLater, now: storage.now }),

    fronts: queueFronts({ due, queues: (name) => queues[name].main(), now: storage.now }),

    sweepRounds: tableSweepRounds(dueTable),

    queueDue: async (log) => {
      await queueMessages(log)
      await wakeCallbacks(log)
    },
  }
}
