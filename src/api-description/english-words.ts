import type { EventType, EventTypeTexts } from '../catalogue/event-type.js'
import { wordsOf } from '../connector-definition/locale.js'

/** What an event type is called in descriptions: in English, as all that programmers read of the app; in its first language where it has none. */
export const englishWords = (eventType: EventType): EventTypeTexts => wordsOf(eventType, 'en')

/** The title and description of a property, by its path, as far as it has them. */
export const englishWordsAt = (
  eventType: EventType,
  path: string,
): { readonly title?: string; readonly description?: string } => {
  const { title, description } = englishWords(eventType).properties[path] ?? {}
  return title === undefined || description === undefined ? {} : { title, description }
}
