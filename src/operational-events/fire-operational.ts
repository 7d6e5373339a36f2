import type { OperationalName } from '../catalogue/operational-names.js'
import type { AcceptEvents } from '../events/accept-events.js'
import type { Scope } from '../events/event.js'
import type { Log } from '../log.js'
import { operationalCatalogue } from './operational-catalogue.js'

/** Something that the app tells operators. */
export interface OperationalEvent {
  readonly name: OperationalName
  /** Whose operators. */
  readonly scope: Scope
  readonly payload: Readonly<Record<string, number | string | undefined>>
  /** Of those with the same key, one is fired within a day, however many instances fire it. */
  readonly once?: string
}

/** Fires one of the app's own events. */
export type FireOperational = (event: OperationalEvent) => Promise<void>

/** Fires them as events of a company are fired: checked, stored, queued, and delivered to whoever subscribed. */
export const fireOperational =
  (acceptEvents: AcceptEvents, log: Log): FireOperational =>
  async ({ name, scope, payload, once }) => {
    const eventType = operationalCatalogue().find(name)
    if (!eventType) throw new Error(`There is no event type ${name}`)
    const text = JSON.stringify(payload)
    const bytes = new TextEncoder().encode(text)
    const fired = { payloads: [{ bytes, value: JSON.parse(text) as unknown, path: '' }] }
    // What it says may differ from one instance to the next: it is the key that makes it the same.
    const body = new TextEncoder().encode(once)
    const claim = once === undefined ? {} : { once: { key: once, name: `"${once}"`, body } }
    await acceptEvents({ eventType, scope }, [{ ...fired, ...claim }], log)
  }
