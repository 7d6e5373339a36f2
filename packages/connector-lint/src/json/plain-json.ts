import { isArray, isObject } from './json-value.js'
import { MAX_JSON_DEPTH } from './scan-json.js'

/** How many keys a JSON text has: outside of strings a colon follows each. */
const keysIn = (text: string): number => {
  let count = 0
  let isString = false
  for (let at = 0; at < text.length; at += 1) {
    const sign = text[at]
    // What is escaped, such as a quote, ends nothing.
    if (sign === '\\') at += 1
    else if (sign === '"') isString = !isString
    else if (sign === ':' && !isString) count += 1
  }
  return count
}

/** How many members the objects of a value have; more than any text where they nest too deep to go through. */
const membersIn = (value: unknown, depth = 1): number => {
  const held = isArray(value) ? value : isObject(value) ? Object.values(value) : undefined
  if (held === undefined) return 0
  if (depth > MAX_JSON_DEPTH) return Infinity
  let count = isArray(value) ? 0 : held.length
  for (const item of held) count += membersIn(item, depth + 1)
  return count
}

/** Whether nothing more is to be said of a text that is JSON: its value has a member for each key, and no great depth. */
export const isPlainJson = (text: string, value: unknown): boolean =>
  membersIn(value) === keysIn(text)
