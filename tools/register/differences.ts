import { isJsonObject } from '../../src/json-object.js'

/** The parts of what is wanted that are otherwise, or not there. Only what is wanted is compared, lists in any order. */
export const differences = <T extends object>(wanted: T, there: Partial<T>): object =>
  Object.fromEntries(
    Object.entries(wanted).filter(
      ([name, value]: [string, unknown]) => !holds(there, { [name]: value }),
    ),
  )

/** Whether a value has all that is wanted of it. */
const holds = (there: unknown, wanted: unknown): boolean => {
  if (Array.isArray(wanted))
    return (
      Array.isArray(there) &&
      there.length === wanted.length &&
      wanted.every((each) => there.some((other) => holds(other, each)))
    )
  if (!isJsonObject(wanted)) return there === wanted
  return (
    isJsonObject(there) &&
    Object.entries(wanted).every(([name, value]) => holds(there[name], value))
  )
}
