import { UsageError } from './usage-error.js'

/** What parseArgs answers; its complaints become UsageErrors. */
export const readArgs = <T>(parse: () => T): T => {
  try {
    return parse()
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(error.message, { cause: error })
    throw error
  }
}

/** The items of a comma-separated option, each once; a UsageError for an option that holds none. */
export const readItems = (option: string, text: string): readonly string[] => {
  const items = text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '')
  if (items.length === 0) throw new UsageError(`${option} is empty.`)
  return [...new Set(items)]
}

/** The number that an option holds; a UsageError for anything else, or one outside the bounds. */
export const readNumber = (option: string, text: string, min: number, max: number): number => {
  const value = /^\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : NaN
  if (value >= min && value <= max) return value
  throw new UsageError(`${option} must be a number from ${min} to ${max}, not "${text}".`)
}
