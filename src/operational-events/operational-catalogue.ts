import { catalogueOf, type Catalogue } from '../catalogue/catalogue.js'
import { parseEventType } from '../catalogue/parse-event-type.js'
import type { EventType, EventTypeFile } from '../catalogue/event-type.js'
import { backlog } from './types/backlog.js'
import { callbackDisabled } from './types/callback-disabled.js'
import { callbackFailing } from './types/callback-failing.js'
import { callbackRecovered } from './types/callback-recovered.js'
import { deadLettered } from './types/dead-lettered.js'

/** What the app tells its operators of its own work, in order of name. */
const operationalFiles: readonly EventTypeFile[] = [
  backlog,
  callbackDisabled,
  callbackFailing,
  callbackRecovered,
  deadLettered,
]

const toEventType = (file: EventTypeFile): EventType => {
  const parsed = parseEventType(file)
  if ('name' in parsed) return parsed
  throw new Error(`${file.name}: ${parsed.map(({ path, message }) => path + message).join(', ')}`)
}

let made: Catalogue | undefined

/** The same as event types, checked like a company's own; made when somebody asks, for that takes a moment. */
export const operationalCatalogue = (): Catalogue =>
  (made ??= catalogueOf(operationalFiles.map(toEventType)))

/** A company's catalogue with that beside it, unless it is switched off. */
export const withOperational = (catalogue: Catalogue, isOn: boolean): Catalogue =>
  isOn ? { ...catalogue, operational: operationalCatalogue } : catalogue
