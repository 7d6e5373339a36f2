import { arrayOf, isObject } from './json-value.js'

/** A member of a value, whatever the case of its name: so does the designer's own getPropertyValue (LogicAppsUX). */
const member = (value: unknown, name: string): unknown => {
  if (Array.isArray(value)) return arrayOf(value)[Number(name)]
  if (!isObject(value)) return undefined
  if (Object.hasOwn(value, name)) return value[name]
  const lower = name.toLowerCase()
  const other = Object.keys(value).find((key) => key.toLowerCase() === lower)
  return other === undefined ? undefined : value[other]
}

/** What stands at a path: names, or a text that divides them by slashes; the value itself for an empty one. */
export const valueAt = (value: unknown, path: string | readonly string[]): unknown => {
  const names = typeof path === 'string' ? path.split('/').filter((name) => name !== '') : path
  return names.reduce(member, value)
}
