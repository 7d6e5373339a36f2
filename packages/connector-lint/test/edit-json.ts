import { isArray, isObject } from '../src/json/json-value.js'

/** A change to a JSON text: the pointer of a member and its new value, or none to remove it. */
export type Edit = readonly [pointer: string, value?: unknown]

const keysOf = (pointer: string) =>
  pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'))

const edited = (target: unknown, keys: readonly string[], edit: Edit): unknown => {
  const [key, ...rest] = keys
  if (key === undefined) return edit[1]
  const removes = rest.length === 0 && edit.length === 1
  if (isArray(target)) {
    const copy = [...target]
    const index = key === '-' ? copy.length : Number(key)
    if (removes) copy.splice(index, 1)
    else copy[index] = edited(copy[index], rest, edit)
    return copy
  }
  const object = isObject(target) ? target : {}
  if (removes) return Object.fromEntries(Object.entries(object).filter(([name]) => name !== key))
  return { ...object, [key]: edited(object[key], rest, edit) }
}

/** A JSON text with edits made; a pointer may end with - to append, and makes what it lacks. */
export const editJson = (text: string, edits: readonly Edit[]): string =>
  JSON.stringify(
    edits.reduce<unknown>((value, edit) => edited(value, keysOf(edit[0]), edit), JSON.parse(text)),
    undefined,
    2,
  )
