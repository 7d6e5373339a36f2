import { isArray, isObject, membersOf } from './json-value.js'

const inOrder = (value: unknown): unknown => {
  if (isArray(value)) return value.map(inOrder)
  if (!isObject(value)) return value
  const members = membersOf(value).map(([key, member]): [string, unknown] => [key, inOrder(member)])
  return Object.fromEntries(members.sort(([one], [other]) => (one < other ? -1 : 1)))
}

/** A value as a text that equal values have in common, whatever the order of their members. */
export const canonicalJson = (value: unknown): string => JSON.stringify(inOrder(value))
