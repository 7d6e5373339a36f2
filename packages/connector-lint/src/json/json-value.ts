/** A JSON object whose members are not yet known to be anything. */
export type JsonObject = Readonly<Record<string, unknown>>

const EMPTY: JsonObject = Object.freeze({ __proto__: null })

/** Narrows to a JSON object, which neither null nor an array is. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Narrows to a JSON array without letting `any` in, as Array.isArray does. */
export const isArray = (value: unknown): value is readonly unknown[] => Array.isArray(value)

/** The value when it is an object, else an empty one, so that rules can read on. */
export const objectOf = (value: unknown): JsonObject => (isObject(value) ? value : EMPTY)

/** The value when it is an array, else an empty one. */
export const arrayOf = (value: unknown): readonly unknown[] => (isArray(value) ? value : [])

/** The value when it is a string. */
export const stringOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined

/** The value when it is a number. */
export const numberOf = (value: unknown): number | undefined =>
  typeof value === 'number' ? value : undefined

/** The strings of an array; what is no string is left to the rules on types. */
export const stringsOf = (value: unknown): readonly string[] =>
  arrayOf(value).filter((item) => typeof item === 'string')

/** The members of a value, none when it is no object. */
export const membersOf = (value: unknown): [string, unknown][] => Object.entries(objectOf(value))

/** Whether an object has the member itself, whatever its value. */
export const has = (value: unknown, key: string): boolean => Object.hasOwn(objectOf(value), key)

/** The member of an object by a name that came from the file: never an inherited one. */
export const memberOf = (value: unknown, key: string): unknown =>
  has(value, key) ? objectOf(value)[key] : undefined

/** The JSON type of a value, as messages name it. */
export const typeName = (value: unknown): string =>
  value === null ? 'null' : isArray(value) ? 'array' : typeof value

/** A value as a name or in a sentence: a string as it is, anything else as messages show it. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : shown(value))

const segmenter = new Intl.Segmenter()

/** What people take for the characters of a text, so that no emoji is cut in two. */
export const charactersOf = (text: string): readonly string[] =>
  Array.from(segmenter.segment(text), ({ segment }) => segment)

/** A value as messages show it: JSON, cut short. */
export const shown = (value: unknown): string => {
  const text = typeof value === 'object' ? typeName(value) : JSON.stringify(value ?? null)
  return text.length > 60 ? `${charactersOf(text).slice(0, 57).join('')}…` : text
}
