import { namesOf } from '../../src/catalogue/names-of.js'
import { catalogueWith } from './catalogue-of.js'
import { eventTypeNamed } from './events.js'

/** What an event type was called once, and what it is called now. */
export const [formerName, newName] = ['instore', 'storevisit']

/** An event type that was renamed. */
export const renamedType = { ...eventTypeNamed(newName), aliases: [formerName] }

/** The names that a catalogue knows since then. */
export const renamed = namesOf(catalogueWith(renamedType))
