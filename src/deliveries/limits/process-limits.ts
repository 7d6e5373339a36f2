import { functionTimeoutMs } from '../../host-limits.js'
import { readSwitch, type Settings } from '../../settings.js'
import type { CallLimits } from './call-limits.js'

/**
 * Sockets to callbacks, in each process: a Consumption instance has 600 connections in all
 * (https://learn.microsoft.com/azure/azure-functions/manage-connections), of which storage needs some, as does whoever calls us.
 */
const maxSockets = 400

/** First attempts that are under way at the same time; what is left of the sockets is for retries, which wait longer for an answer. */
const maxFirstAttempts = 256

/** What a process bounds its deliveries by. */
export interface ProcessLimits {
  readonly maxSockets: number
  /** Sockets that are kept open for callbacks to come: what a full house of calls leaves behind when it is over. */
  readonly maxIdle: number
  readonly firstAttempts: CallLimits
  /** Retries have slots and sockets of their own, so that first attempts never wait for them. */
  readonly retries: CallLimits
  /** Things that retries ask of storage at the same time, so that first attempts hardly wait for what they ask. */
  readonly storageCallsOfRetries: number
  /** Deliveries that are under way in each pool, however many wait in a queue. */
  readonly deliveriesInPool: number
  /** Chunks that are as small as this have a pool of their own, so that they never wait for large ones. */
  readonly smallChunk: number
  /** Subscriptions that chunks keep together while they wait for a pool: what is not kept is read again. */
  readonly keptWhileWaiting: number
}

const firstAttempts: CallLimits = {
  maxConcurrent: 128,
  maxUnderWay: maxFirstAttempts,
  maxPerCallback: 32,
  maxWhenCrowded: 8,
  slotMs: 1000,
}

/** The bounds of a process that has an instance to itself. A flow itself takes a thousand calls at once. */
export const processLimits: ProcessLimits = {
  maxSockets,
  maxIdle: 200,
  firstAttempts,
  retries: { ...firstAttempts, maxUnderWay: maxSockets - maxFirstAttempts },
  storageCallsOfRetries: 2,
  deliveriesInPool: 2400,
  smallChunk: 50,
  keptWhileWaiting: 10_000,
}

/** Events that are delivered at once by the process that accepted them: what is beyond that is for whoever has room. */
export const eventsAtOnce = 256

/**
 * A chunk that has not been admitted by then goes back to its queue, where an instance that has room may find it. Long enough for what
 * it costs, three operations, to be little; most of the function's time is left for its calls.
 */
export const longestWaitMs = functionTimeoutMs / 10

/** The setting `DELIVER_AT_ONCE`: whether an instance delivers at once what it has accepted; `true` unless it says otherwise. */
export const parseDeliverAtOnce = (settings: Settings): boolean =>
  readSwitch(settings, 'DELIVER_AT_ONCE') ?? true
