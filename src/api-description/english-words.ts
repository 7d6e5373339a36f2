import type { EventType, EventTypeTexts } from '../catalogue/event-type.js'
import { wordsOf } from '../connector-definition/locale.js'

/** What an event type is called in descriptions, which are in English, as all that programmers read of the app. */
export const englishWords = (eventType: EventType): EventTypeTexts => wordsOf(eventType, 'en')
