import { has } from '../json/json-value.js'
import type { DefinitionView } from './definition-view.js'
import { ITEMS, type ExpandedSchema } from './expand-schema.js'
import type { OperationView } from './operation-view.js'

/** The schema an operation answers with: the first of its successful responses that has one. */
export const outputOf = (
  { responses }: OperationView,
  { expand }: DefinitionView,
): readonly ExpandedSchema[] =>
  responses
    .filter(({ key }) => /^2\d\d$/.test(key))
    .sort((one, other) => one.key.localeCompare(other.key))
    .map((response) => expand(response))
    .find((expansion) => expansion.length > 0) ?? []

/** Whether a schema may have more than it describes, so that nothing is known to be missing in it. */
const isOpen = ({ node: { value } }: ExpandedSchema) =>
  has(value, 'x-ms-dynamic-schema') ||
  has(value, 'x-ms-dynamic-properties') ||
  has(value, 'additionalProperties') ||
  (value.type !== 'array' && !has(value, 'properties') && !has(value, 'allOf'))

/**
 * The schema at a path such as `value/name` of an output: 'unknown' when what is described does not
 * decide it, undefined when it is not there. Steps into arrays are implied.
 */
export const schemaAt = (
  output: readonly ExpandedSchema[],
  path: string,
  from?: ExpandedSchema,
): ExpandedSchema | 'unknown' | undefined => {
  let current = from ?? output[0]
  for (const step of path.split('/').filter((part) => part !== '')) {
    const here = current
    if (here === undefined) return undefined
    const below = (name: string) =>
      output.find(
        (it) =>
          it.path.length === here.path.length + 1 &&
          it.path.at(-1) === name &&
          here.path.every((part, index) => it.path[index] === part),
      )
    const next = below(step)
    if (next === undefined && isOpen(here)) return 'unknown'
    current = next
  }
  return current
}

/** The items of an array schema. */
export const itemsOf = (output: readonly ExpandedSchema[], array: ExpandedSchema) =>
  output.find(
    (it) =>
      it.path.length === array.path.length + 1 &&
      it.path.at(-1) === ITEMS &&
      array.path.every((part, index) => it.path[index] === part),
  )
