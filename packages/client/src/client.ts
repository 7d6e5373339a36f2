import type { Account } from './account.js'
import type { RequestOptions } from './client-options.js'

/** Payloads by event type, where nothing is known of them. Generate yours from a deployment's `/openapi.json`. */
export type AnyPayloads = Record<string, Readonly<Record<string, unknown>>>

/** The names of event types. */
export type EventTypeOf<Payloads> = keyof Payloads & string

/** An event that was accepted: every subscription of the time will get it. */
export interface Fired {
  readonly eventId: string
}

/** How an event is fired. */
export interface FireOptions extends RequestOptions {
  /** The same key and payload happen once, within 24 hours; by default a new one for each call, the same for all its attempts. */
  readonly idempotencyKey?: string
}

/** How long an event's account is asked for. */
export interface SettledOptions extends RequestOptions {
  /** 60 by default. */
  readonly withinSeconds?: number
}

/** Fires events at one deployment. Each call throws a ProblemError when it is refused. */
export interface Client<Payloads extends object = AnyPayloads> {
  /** Fires an event. */
  readonly fire: <Type extends EventTypeOf<Payloads>>(
    eventType: Type,
    payload: Payloads[Type],
    options?: FireOptions,
  ) => Promise<Fired>
  /** Fires up to 50 events of a type: all of them or none; answers them in the same order. */
  readonly fireBatch: <Type extends EventTypeOf<Payloads>>(
    eventType: Type,
    payloads: readonly Payloads[Type][],
    options?: FireOptions,
  ) => Promise<readonly Fired[]>
  /** What has become of an event by now. */
  readonly status: (eventId: string, options?: RequestOptions) => Promise<Account>
  /** What became of an event, once nothing is pending; as it is then, when that takes too long. */
  readonly settled: (eventId: string, options?: SettledOptions) => Promise<Account>
}
