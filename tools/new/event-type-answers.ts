/** The kinds of values that a new property may have. */
export const kinds = [
  'string',
  'integer',
  'number',
  'boolean',
  'date',
  'date-time',
  'email',
] as const

/** One of them. */
export type Kind = (typeof kinds)[number]

/** What is known of a property that an event is to have. */
export interface NewProperty {
  readonly name: string
  readonly kind: Kind
  /** What makers call it, by language. */
  readonly titles: Readonly<Record<string, string>>
}

/** All that is asked about a new event type. */
export interface EventTypeAnswers {
  readonly name: string
  /** By language, as are the names of the trigger: "When a patient books". */
  readonly titles: Readonly<Record<string, string>>
  readonly summaries: Readonly<Record<string, string>>
  readonly properties: readonly NewProperty[]
  readonly filters: readonly string[]
}

/** `storeName`, `store_name` and `store.name` as words. */
export const wordsOf = (name: string): string =>
  name
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1 $2')
    .split(/[\s_.]+/)
    .filter((word) => word !== '')
    .map((word, index) => (index === 0 ? capital(word) : word.toLowerCase()))
    .join(' ')

/** A word with a capital first. */
export const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1)
