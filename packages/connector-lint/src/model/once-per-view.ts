import type { DefinitionView } from './definition-view.js'

/** A function of a view that is worked out once for each: many rules ask for the same. */
export const oncePerView = <Result>(
  compute: (view: DefinitionView) => Result,
): ((view: DefinitionView) => Result) => {
  const known = new WeakMap<DefinitionView, { readonly result: Result }>()
  return (view) => {
    const { result } = known.get(view) ?? { result: compute(view) }
    known.set(view, { result })
    return result
  }
}
