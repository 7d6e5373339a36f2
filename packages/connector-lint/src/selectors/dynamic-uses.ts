import { has } from '../json/json-value.js'
import { dynamicUses, type DynamicParameter, type DynamicUse } from '../model/dynamic-uses.js'
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
export const handedValues: Selector<HandedValue> = (view) =>
  dynamicUses(view).flatMap((use) => {
    const { target, parameters } = use
    return target === undefined ? [] : parameters.map((it) => ({ ...it, use, target }))
  })

/** What a handed value refers to, in each operation that may carry it. */
export const sourceInputs = ({
  reference,
  use,
}: HandedValue): { source: OperationView; inputs: OperationInput[] }[] =>
  reference === undefined
    ? []
    : use.sources.map((source) => ({ source, inputs: findInputs(source, reference) }))

/** The new form of a dynamic extension, which says what the old one cannot. */
export const laterForms = {
  dynamicValues: 'x-ms-dynamic-list',
  dynamicSchema: 'x-ms-dynamic-properties',
} as const

/** The uses of an old form that have none of the new form beside them. */
export const lonelyUses =
  (old: keyof typeof laterForms): Selector<DynamicUse> =>
  (view) =>
    dynamicUses(view).filter(
      ({ node }) => node.kind === old && !has(node.parent?.value, laterForms[old]),
    )

/** A reference of a dynamic use, and what it can mean in one of the operations that may carry it. */
export interface InputReference extends Located {
  readonly reference: string
  readonly found: readonly OperationInput[]
}

/** The references of an old form that has none of the new form beside it. */
export const lonelyReferences =
  (old: keyof typeof laterForms): Selector<InputReference> =>
  (view) =>
    lonelyUses(old)(view).flatMap(({ parameters, sources }) =>
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
