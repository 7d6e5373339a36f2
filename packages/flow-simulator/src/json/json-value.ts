/** A JSON object whose members are not yet known to be anything. */
export type JsonObject = Readonly<Record<string, unknown>>

/** Narrows to a JSON object, which neither null nor an array is. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The value when it is an object, else an empty one, so that one can read on. */
export const objectOf = (value: unknown): JsonObject => (isObject(value) ? value : {})

/** The value when it is an array, else an empty one. */
export const arrayOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [])

/** The value when it is a string. */
export const stringOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined

/** The value when it is a string with something in it. */
export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value : undefined

/** Whether a flag is set: certified connectors write true and "true". */
export const isTrue = (value: unknown): boolean => value === true || value === 'true'

/** A value as text: a string as it is, all else as JSON. */
export const asText = (value: unknown): string =>
  typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value)

/** What JSON text says; undefined when it is none. */
export const parseJson = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
