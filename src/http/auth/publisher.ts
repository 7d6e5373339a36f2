import type { Scope } from '../../events/event.js'
import type { EventTypeLimit } from './event-type-limit.js'

/** Whom events are fired for, and which events. */
export interface Publisher extends EventTypeLimit {
  readonly scope: Scope
  /** Who fires, among those of its tenant; absent for the keys of PUBLISHER_KEYS, which are one publisher. */
  readonly by?: string
}

/** Who may see what was fired. */
export interface Observer extends Publisher {
  /** The tenant that an operator operates: its share of events for all tenants is shown, too. */
  readonly operates?: string
}
