import type { EventTypeTexts } from '../catalogue/event-type.js'

/** The languages that a definition can be written in. */
export const locales = ['en', 'fr'] as const

/** A language that every event type has its texts in. */
export type Locale = (typeof locales)[number]

/** Texts, by language. */
export type InEveryLocale<Texts> = Readonly<Record<Locale, Texts>>

/** The words of one event type, in one language. */
export const wordsOf = (
  { texts }: { readonly texts: InEveryLocale<EventTypeTexts> },
  locale: Locale,
): EventTypeTexts => texts[locale]
