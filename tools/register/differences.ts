/** The parts of what is wanted that are otherwise, or not there. Only what is wanted is compared, lists in any order. */
export const differences = <T extends object>(wanted: T, there: Partial<T>): Partial<T> =>
  Object.fromEntries(
    Object.entries(wanted).filter(([name, value]) => !holds(there[name as keyof T], value)),
  ) as Partial<T>

/** Whether a value has all that is wanted of it. */
const holds = (there: unknown, wanted: unknown): boolean => {
  if (Array.isArray(wanted))
    return (
      Array.isArray(there) &&
      there.length === wanted.length &&
      wanted.every((each) => there.some((other) => holds(other, each)))
    )
  if (typeof wanted !== 'object' || wanted === null) return there === wanted
  return (
    typeof there === 'object' &&
    there !== null &&
    Object.entries(wanted).every(([name, value]) =>
      holds((there as Record<string, unknown>)[name], value),
    )
  )
}
