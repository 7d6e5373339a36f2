import { AsyncLocalStorage } from 'node:async_hooks'
import type { Services } from '../../src/services.js'
import type { QueueName } from '../../src/queues/queue-parsers.js'

/** One process of the app. */
export interface Instance {
  readonly name: string
  /** How much its clock is ahead of the true time, in milliseconds. */
  readonly skewMs: number
  /** Storage has answered it, which puts its clock right to the second. */
  isPutRight: boolean
  isDead: boolean
  /** Its event loop is blocked until then. */
  stalledUntil: number
  /** It takes no new messages any more. */
  isDraining: boolean
  readonly running: Record<QueueName, number>
  /** Its connections that are under way, by whose they are. */
  readonly connections: Map<string, number>
  /** Set once it has started. */
  services?: Services
}

const here = new AsyncLocalStorage<Instance | undefined>()

/** The instance that the running code belongs to; undefined for the world around. */
export const currentInstance = (): Instance | undefined => here.getStore()

/** Runs code, and all that follows from it, as a part of an instance. */
export const within = <T>(instance: Instance, run: () => T): T => here.run(instance, run)

/** An instance that is about to start. */
export const newInstance = (name: string, skewMs: number): Instance => ({
  name,
  skewMs,
  isPutRight: false,
  isDead: false,
  stalledUntil: 0,
  isDraining: false,
  running: { 'fan-out': 0, deliveries: 0, retries: 0, releases: 0 },
  connections: new Map(),
})

/** What never comes: what a dead process would have gone on with. */
export const never = <T>(): Promise<T> => new Promise<T>(() => undefined)

/** Runs code as a part of the world around. */
export const outside = <T>(run: () => T): T => here.run(undefined, run)
