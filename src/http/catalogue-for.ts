import type { Catalogue } from '../catalogue/catalogue.js'
import { operatorRole } from './auth/authorize.js'
import { mayUse, type EventTypeLimit } from './auth/event-type-limit.js'

/** Who asks: the roles of a token; a key has none. */
export interface CatalogueReader extends EventTypeLimit {
  readonly roles?: readonly string[]
}

/** The event types that a caller may know of: those of the app itself name others' flows, and are for operators only. */
export const catalogueFor = (catalogue: Catalogue, caller: CatalogueReader): Catalogue => {
  const operational = caller.roles?.includes(operatorRole) ? catalogue.operational?.() : undefined
  return {
    ...catalogue,
    get eventTypes() {
      const all = [...catalogue.eventTypes, ...(operational?.eventTypes ?? [])]
      return all.filter(({ name }) => mayUse(caller, name))
    },
    find: (name) => catalogue.find(name) ?? operational?.find(name),
  }
}
