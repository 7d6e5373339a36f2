import type { FunctionMetadata, RpcBinding } from './functions-core.js'
import type { RegisteredFunction } from './registry.js'
import { resolveSettings, type Environment } from './resolve-settings.js'

/** Which key a request must bring: none, any key of the host, or its master key. */
export type AuthLevel = 'anonymous' | 'function' | 'admin'

/** What calls a function over HTTP: methods in upper case, and a template of paths below the host’s route prefix. */
export interface HttpTrigger {
  readonly kind: 'http'
  readonly methods: readonly string[]
  readonly route: string
  readonly authLevel: AuthLevel
}

/**
 * The queue whose messages run a function; `connection` is the setting, or the beginning of settings, that says where it is.
 * Source: https://learn.microsoft.com/azure/azure-functions/functions-reference#connections
 */
export interface QueueTrigger {
  readonly kind: 'queue'
  readonly queueName: string
  readonly connection: string
}

/** When a function runs: at each time of an NCRONTAB schedule in UTC, and once at the start of the host when asked for. */
export interface TimerTrigger {
  readonly kind: 'timer'
  readonly schedule: string
  readonly runOnStartup: boolean
}

/** All that can run a function on this host; in routes, queue names and schedules, settings are resolved. */
export type Trigger = HttpTrigger | QueueTrigger | TimerTrigger

/** A function that this host can run: what the library registered, and its one trigger. */
export interface AppFunction<T extends Trigger = Trigger> extends RegisteredFunction {
  readonly name: string
  /** The name under which the library looks for the trigger's data. */
  readonly binding: string
  readonly trigger: T
}

const authLevel = (value: string): AuthLevel => {
  const level = value.toLowerCase()
  if (level === 'anonymous' || level === 'function' || level === 'admin') return level
  throw new Error(`The authLevel is "${value}"`)
}

const readTrigger = (name: string, binding: RpcBinding, environment: Environment): Trigger => {
  const option = (key: string, fallback: string): string => {
    const value = binding[key]
    return resolveSettings(typeof value === 'string' && value ? value : fallback, environment)
  }
  switch (binding.type) {
    case 'httpTrigger':
      return {
        kind: 'http',
        methods: Array.isArray(binding.methods)
          ? binding.methods.map((method) => String(method).toUpperCase())
          : [],
        route: option('route', name),
        authLevel: authLevel(option('authLevel', 'anonymous')),
      }
    case 'queueTrigger':
      return {
        kind: 'queue',
        queueName: option('queueName', ''),
        connection: option('connection', 'AzureWebJobsStorage'),
      }
    case 'timerTrigger':
      return {
        kind: 'timer',
        schedule: option('schedule', ''),
        runOnStartup: binding.runOnStartup === true,
      }
    default:
      throw new Error(`The local host has no ${binding.type}`)
  }
}

const findTrigger = ({ bindings }: FunctionMetadata): readonly [string, RpcBinding] => {
  const entries = Object.entries(bindings)
  const trigger = entries.find(([, { type }]) => /trigger$/i.test(type))
  if (!trigger) throw new Error('It has no trigger')
  const other = entries.find(([name, { type }]) => name !== trigger[0] && type !== 'http')
  if (other) throw new Error(`The local host carries no ${other[1].type} inputs and outputs`)
  return trigger
}

/**
 * Reads what the library registered for one function; what this host cannot run faithfully is an
 * error.
 */
export const readFunction = (
  { metadata, callback }: RegisteredFunction,
  environment: Environment,
): AppFunction => {
  try {
    const [binding, options] = findTrigger(metadata)
    const trigger = readTrigger(metadata.name, options, environment)
    return { name: metadata.name, binding, trigger, metadata, callback }
  } catch (cause) {
    throw new Error(`The function ${metadata.name} cannot run`, { cause })
  }
}

/**
 * Whether a setting switches the function off (`AzureWebJobs.<name>.Disabled`, or with `_` where a
 * dot is not allowed).
 */
export const isDisabled = (name: string, environment: Environment): boolean =>
  [`AzureWebJobs.${name}.Disabled`, `AzureWebJobs_${name}_Disabled`].some((setting) =>
    /^(true|1)$/i.test(environment[setting] ?? ''),
  )

/** Whether the function has a trigger of this kind. */
export const hasTrigger = <K extends Trigger['kind']>(
  candidate: AppFunction,
  kind: K,
): candidate is AppFunction<Extract<Trigger, { kind: K }>> => candidate.trigger.kind === kind

/** One line for people: what makes the function run. */
export const describeTrigger = (trigger: Trigger, routePrefix: string): string => {
  switch (trigger.kind) {
    case 'http':
      return `${trigger.methods.join(',')} /${[routePrefix, trigger.route].filter(Boolean).join('/')}`
    case 'queue':
      return `queue ${trigger.queueName}`
    case 'timer':
      return `timer ${trigger.schedule}`
  }
}
