import type { DefinitionView } from './definition-view.js'

/** A function of an object that is worked out once for each, and forgotten with it. */
export const onceForEach = <Key extends object, Result>(
  compute: (key: Key) => Result,
): ((key: Key) => Result) => {
  const known = new WeakMap<Key, { readonly result: Result }>()
  return (key) => {
    const before = known.get(key)
    if (before !== undefined) return before.result
    const result = compute(key)
    known.set(key, { result })
    return result
  }
}

/** The same of a view: many rules ask for the same. */
export const oncePerView = <Result>(
  compute: (view: DefinitionView) => Result,
): ((view: DefinitionView) => Result) => onceForEach(compute)
