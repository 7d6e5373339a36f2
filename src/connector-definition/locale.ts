import type { EventTypeTexts } from '../catalogue/event-type.js'

/** A language, such as `en` or `fr-CA`: one of those that connector.json has texts in. */
export type Locale = string

/** The words of one event type, in one language; in its first where it has none in that one. */
export const wordsOf = (
  {
    name,
    texts,
  }: { readonly name: string; readonly texts: Readonly<Record<string, EventTypeTexts>> },
  locale: Locale,
): EventTypeTexts => {
  const words = texts[locale] ?? Object.values(texts)[0]
  if (words === undefined) throw new Error(`The event type "${name}" has no texts`)
  return words
}
