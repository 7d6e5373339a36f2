import { checkEventTypes } from './check-event-types.js'
import type { EventType } from './event-type.js'
import { refuse } from './refuse.js'
import { earlierForms, type EarlierForms } from './versions.js'

/** All event types there are. */
export interface Catalogue {
  /** In order of name. */
  readonly eventTypes: readonly EventType[]
  /** By name or alias, in any case. */
  readonly find: (name: string) => EventType | undefined
  readonly earlierForms: EarlierForms
  /** What the app tells of its own work, to operators: neither `eventTypes` nor `find` knows of it. */
  readonly operational?: () => Catalogue
}

/** Event types that can be found. */
export const catalogueOf = (eventTypes: readonly EventType[]): Catalogue => {
  const byName = new Map(
    eventTypes.flatMap((each) => [each.name, ...(each.aliases ?? [])].map((name) => [name, each])),
  )
  return {
    eventTypes,
    find: (name) => byName.get(name.toLowerCase()),
    earlierForms: earlierForms(eventTypes),
  }
}

/**
 * Reads every `*.json` of a folder. Throws one error that names each wrong file, the place in it and the reason:
 * an app with half a catalogue would lose events.
 */
export const loadCatalogue = (folder: string): Catalogue => {
  const { eventTypes, faults } = checkEventTypes(folder)
  refuse(faults)
  return catalogueOf(eventTypes)
}
