import { availableParallelism } from 'node:os'
import { isJsonObject, type JsonObject } from '../../src/json-object.js'
import type { LogLevel } from './functions-core.js'
import { parseLogLevel } from './host-log.js'
import { overrideHostJson } from './override-host-json.js'
import { timeSpan } from './time-span.js'

/**
 * How messages are received and tried, by the names of `extensions.queues` in host.json. More are received when no more than
 * `newBatchThreshold` are in work; one whose function failed comes back after `visibilityTimeoutSeconds`.
 * Source: https://learn.microsoft.com/azure/azure-functions/functions-host-json
 */
export interface QueueSettings {
  readonly batchSize: number
  readonly newBatchThreshold: number
  readonly maxDequeueCount: number
  readonly visibilityTimeoutSeconds: number
  readonly maxPollingIntervalMs: number
  readonly messageEncoding: 'base64' | 'none'
}

/** All of host.json that this host heeds; `logLevel` is the least grave that it logs. */
export interface HostSettings {
  readonly routePrefix: string
  readonly logLevel: LogLevel
  readonly queues: QueueSettings
}

/** What else decides the settings. */
export interface HostSurroundings {
  readonly environment?: Readonly<Record<string, string | undefined>>
  readonly cpus?: number
}

const fault = (path: string, expected: string, value: unknown): Error =>
  new Error(`host.json: ${path} must be ${expected}, not ${JSON.stringify(value)}`)

const section = (parent: JsonObject, key: string, path: string): JsonObject => {
  const value = parent[key] ?? {}
  if (!isJsonObject(value)) throw fault(path, 'an object', value)
  return value
}

const text = (value: unknown, path: string): string => {
  if (typeof value !== 'string') throw fault(path, 'a string', value)
  return value
}

const integer = (value: unknown, path: string, min: number, max: number): number => {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < min || value > max)
    throw fault(path, `an integer from ${min} to ${max}`, value)
  return value
}

const duration = (value: unknown, path: string, minMs: number): number => {
  const parsed = typeof value === 'string' ? timeSpan(value) : undefined
  if (parsed === undefined || parsed < minMs)
    throw fault(path, `a duration hh:mm:ss of at least ${minMs} ms`, value)
  return parsed
}

const queueSettings = (queues: JsonObject, cpus: number): QueueSettings => {
  const at = (key: string) => `extensions.queues.${key}`
  const batchSize = integer(queues.batchSize ?? 16, at('batchSize'), 1, 32)
  const threshold = queues.newBatchThreshold ?? Math.floor(batchSize / 2) * cpus
  const encoding = text(queues.messageEncoding ?? 'base64', at('messageEncoding')).toLowerCase()
  if (encoding !== 'base64' && encoding !== 'none')
    throw fault(at('messageEncoding'), '"base64" or "none"', queues.messageEncoding)
  const visibilityMs = duration(queues.visibilityTimeout ?? '00:00:00', at('visibilityTimeout'), 0)
  return {
    batchSize,
    newBatchThreshold: integer(threshold, at('newBatchThreshold'), 0, Number.MAX_SAFE_INTEGER),
    maxDequeueCount: integer(queues.maxDequeueCount ?? 5, at('maxDequeueCount'), 1, 2 ** 31 - 1),
    visibilityTimeoutSeconds: Math.round(visibilityMs / 1000),
    // The real host waits up to a minute by default, but 2 s in development, as here.
    maxPollingIntervalMs: duration(
      queues.maxPollingInterval ?? '00:00:02',
      at('maxPollingInterval'),
      100,
    ),
    messageEncoding: encoding,
  }
}

/**
 * Reads the text of host.json with the defaults of the real host
 * (https://learn.microsoft.com/azure/azure-functions/functions-host-json).
 */
export const parseHostSettings = (
  content: string,
  { environment = {}, cpus = availableParallelism() }: HostSurroundings = {},
): HostSettings => {
  let parsed: unknown
  try {
    parsed = JSON.parse(content)
  } catch (cause) {
    throw new Error('host.json is not JSON', { cause })
  }
  const root = section({ root: overrideHostJson(parsed, environment) }, 'root', 'the file')
  if (root.version !== '2.0') throw fault('version', '"2.0"', root.version)
  const extensions = section(root, 'extensions', 'extensions')
  const http = section(extensions, 'http', 'extensions.http')
  const logging = section(section(root, 'logging', 'logging'), 'logLevel', 'logging.logLevel')
  const level = text(logging.default ?? 'Information', 'logging.logLevel.default')
  const logLevel = parseLogLevel(level)
  if (!logLevel) throw fault('logging.logLevel.default', 'a log level', level)
  return {
    routePrefix: text(http.routePrefix ?? 'api', 'extensions.http.routePrefix'),
    logLevel,
    queues: queueSettings(section(extensions, 'queues', 'extensions.queues'), cpus),
  }
}
