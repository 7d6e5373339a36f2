import { has } from '../json/json-value.js'
import { dynamicUses, type DynamicParameter, type DynamicUse } from '../model/dynamic-uses.js'
import { oncePerView } from '../model/once-for-each.js'
import { findInputs, type OperationInput } from '../model/operation-inputs.js'
import type { OperationView } from '../model/operation-view.js'
import type { Located } from '../rule.js'
import type { Selector } from './nodes.js'

/** A value that a dynamic use hands to the operation it calls. */
export interface HandedValue extends DynamicParameter {
  readonly use: DynamicUse
  readonly target: OperationView
}

/** Every value that is handed to an operation of the document. */
export const handedValues: Selector<HandedValue> = oncePerView((view) =>
  dynamicUses(view).flatMap((use) => {
    const { target, parameters } = use
    return target === undefined ? [] : parameters.map((it) => ({ ...it, use, target }))
  }),
)

/** What a handed value refers to, in each operation that may carry it. */
export const sourceInputs = ({
  reference,
  use,
}: HandedValue): { source: OperationView; inputs: OperationInput[] }[] =>
  reference === undefined
    ? []
    : use.sources.map((source) => ({ source, inputs: findInputs(source, reference) }))

/** The new form of each old dynamic extension, which says what the old one cannot. */
export const newForms = {
  dynamicValues: 'x-ms-dynamic-list',
  dynamicSchema: 'x-ms-dynamic-properties',
} as const

/** The uses of an old form that have no new form beside them. */
export const oldFormAlone =
  (old: keyof typeof newForms): Selector<DynamicUse> =>
  (view) =>
    dynamicUses(view).filter(
      ({ node }) => node.kind === old && !has(node.parent?.value, newForms[old]),
    )

/** A reference of a dynamic use, and what it can mean in one of the operations that may carry it. */
export interface InputReference extends Located {
  readonly reference: string
  readonly found: readonly OperationInput[]
}

/** The references of an old form that has no new form beside it. */
export const referencesOfOldFormAlone =
  (old: keyof typeof newForms): Selector<InputReference> =>
  (view) =>
    oldFormAlone(old)(view).flatMap(({ parameters, sources }) =>
      parameters.flatMap(({ pointer, reference }) =>
        reference === undefined
          ? []
          : sources.map((source) => ({
              pointer,
              reference,
              found: findInputs(source, reference),
            })),
      ),
    )
