import { hasTrigger, type AppFunction } from './app-function.js'
import type { HostLog } from './host-log.js'
import type { QueueSettings } from './host-settings.js'
import { listenToQueue, type Listener } from './listen-to-queue.js'
import { processMessage } from './process-message.js'
import { queueConnection } from './queue-connection.js'
import { queueInvocation } from './queue-data.js'
import type { Environment } from './resolve-settings.js'
import type { RunFunction } from './run-function.js'
import { prepareTimer } from './run-timer.js'
import { storageQueues } from './storage-queue.js'

/**
 * What all listeners share: a received message stays invisible for `leaseSeconds`, and the environment holds the connections that triggers
 * name.
 */
export interface PrepareOptions {
  readonly settings: QueueSettings
  readonly leaseSeconds: number
  readonly environment: Environment
  readonly run: RunFunction
  readonly log: HostLog
}

const prepare = (prepared: AppFunction, options: PrepareOptions): (() => Listener) | undefined => {
  const { settings, leaseSeconds, environment, run, log } = options
  if (hasTrigger(prepared, 'timer')) return prepareTimer(prepared, run)
  if (!hasTrigger(prepared, 'queue')) return undefined
  const { queueName, connection } = prepared.trigger
  const open = storageQueues(queueConnection(connection, environment))
  const queue = open(queueName)
  const processOptions = {
    queue,
    poison: queueName.endsWith('-poison') ? undefined : open(`${queueName}-poison`),
    settings,
    leaseSeconds,
    run: (bytes, message) =>
      run(
        prepared,
        queueInvocation(bytes, message),
        `message ${message.id}, try ${message.dequeueCount},`,
      ),
    warn: (text: string) => {
      log('warning', prepared.name, text)
    },
  } satisfies Parameters<typeof processMessage>[0]
  const process = (message: Parameters<typeof processMessage>[1]) =>
    processMessage(processOptions, message)
  return () => listenToQueue({ queue, settings, leaseSeconds, process, log, source: prepared.name })
}

/**
 * Readies what listens for the app's queue and timer functions; a fault in their settings comes out
 * before any of them starts.
 */
export const prepareListeners = (
  functions: readonly AppFunction[],
  options: PrepareOptions,
): readonly (() => Listener)[] =>
  functions.flatMap((prepared) => {
    try {
      return prepare(prepared, options) ?? []
    } catch (cause) {
      throw new Error(`The function ${prepared.name} cannot run`, { cause })
    }
  })
