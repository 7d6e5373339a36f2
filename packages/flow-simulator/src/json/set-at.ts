import { isObject } from './json-value.js'

/** Sets a value within an object, whose objects on the way are made; an object is added to one that is there. A copy. */
export const setAt = (
  target: unknown,
  [name, ...path]: readonly string[],
  value: unknown,
): unknown => {
  if (name === undefined)
    return isObject(target) && isObject(value) ? { ...target, ...value } : value
  const owner = isObject(target) ? target : {}
  return { ...owner, [name]: setAt(owner[name], path, value) }
}
