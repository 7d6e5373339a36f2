import { catalogueOf as catalogueWithAll, type Catalogue } from '../../src/catalogue/catalogue.js'
import type { EventType } from '../../src/catalogue/event-type.js'
import { eventTypeNamed } from './events.js'

/** A catalogue of event types of these names, whose payloads are all `stock`. */
export const catalogueOf = (...names: readonly string[]): Catalogue =>
  catalogueWith(...names.map(eventTypeNamed))

/** A catalogue of these event types. */
export const catalogueWith = (...eventTypes: readonly EventType[]): Catalogue =>
  catalogueWithAll(eventTypes)
