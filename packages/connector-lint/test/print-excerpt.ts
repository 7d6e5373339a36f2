import { keysOf } from '../src/json/json-pointer.js'
import { isArray, isObject, membersOf } from '../src/json/json-value.js'

const MORE = '// …'
const MOST_MEMBERS = 12

const isPlain = (value: unknown) => !isObject(value) && !isArray(value)

/** A value on one line, its inside left out where that would be long. */
const inShort = (value: unknown): string => {
  const text = JSON.stringify(value)
  if (text.length <= 70) return text
  return isArray(value) ? '[ /* … */ ]' : isObject(value) ? '{ /* … */ }' : text
}

const entriesOf = (value: unknown): [string, unknown][] =>
  isArray(value) ? value.map((item, index) => [String(index), item]) : membersOf(value)

/** The lines of a value of which only what some ways lead through is shown, and the plain members beside their ends. */
const lines = (value: unknown, ways: readonly (readonly string[])[]): string[] => {
  if (isPlain(value) || ways.length === 0 || JSON.stringify(value).length < 60) {
    return [inShort(value)]
  }
  const isGoal = ways.every((way) => way.length === 0)
  const isEnd = ways.some((way) => way.length <= 1)
  const printed: string[] = []
  let left = false
  for (const [key, member] of entriesOf(value)) {
    const below = ways.filter(([first]) => first === key).map((way) => way.slice(1))
    const isBeside = isEnd && (isPlain(member) || isArray(value) || isGoal)
    if (below.length === 0 && (!isBeside || printed.length > MOST_MEMBERS)) {
      left = true
      continue
    }
    const inner = below.some((way) => way.length === 0) && below.length === 1 ? [[]] : below
    const [first = '', ...rest] = lines(member, inner.length === 0 ? [] : inner)
    printed.push(isArray(value) ? first : `${JSON.stringify(key)}: ${first}`, ...rest)
    printed.push(`${printed.pop() ?? ''},`)
  }
  if (left) printed.push(MORE)
  else if (printed.length > 0) printed.push((printed.pop() ?? '').slice(0, -1))
  const [open, close] = isArray(value) ? ['[', ']'] : ['{', '}']
  return [open, ...printed.map((line) => `  ${line}`), close]
}

/** The parts of a JSON value that some pointers lead to, with `…` for the rest. */
export const printExcerpt = (value: unknown, pointers: readonly string[]): string =>
  lines(value, pointers.map(keysOf)).join('\n')
