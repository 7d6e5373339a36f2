import { has, isObject } from '../json/json-value.js'
import type { DefinitionView } from './definition-view.js'
import { ITEMS, type ExpandedSchema } from './expand-schema.js'
import { onceForEach } from './once-for-each.js'
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

const saysNothing = (value: unknown): boolean => !isObject(value) || Object.keys(value).length === 0

/** Whether a schema may have more than it describes, so that nothing is known to be missing in it. */
export const isOpen = ({ node: { value } }: ExpandedSchema): boolean =>
  has(value, 'x-ms-dynamic-schema') ||
  has(value, 'x-ms-dynamic-properties') ||
  (has(value, 'additionalProperties') && value.additionalProperties !== false) ||
  (value.type === 'array'
    ? saysNothing(value.items)
    : (value.type === undefined || value.type === 'object') &&
      saysNothing(value.properties) &&
      !has(value, 'allOf'))

const keyOf = (path: readonly string[]) => path.join('\n').toLowerCase()

/** The schemas of an output by their paths; capitals do not matter, for the platform compares without regard to them. */
const indexOf = onceForEach(
  (output: readonly ExpandedSchema[]) =>
    new Map([...output].reverse().map((it) => [keyOf(it.path), it])),
)

/**
 * The schema at a path such as `value/name` of an output: 'unknown' when what is described does not
 * decide it, undefined when it is not there.
 */
export const schemaAt = (
  output: readonly ExpandedSchema[],
  path: string,
  from?: ExpandedSchema,
): ExpandedSchema | 'unknown' | undefined => {
  let current = from ?? output[0]
  for (const step of path.split('/').filter((part) => part !== '')) {
    if (current === undefined) return undefined
    const next: ExpandedSchema | undefined = indexOf(output).get(keyOf([...current.path, step]))
    if (next === undefined && isOpen(current)) return 'unknown'
    current = next
  }
  return current
}

/** The items of an array schema. */
export const itemsOf = (output: readonly ExpandedSchema[], array: ExpandedSchema) =>
  indexOf(output).get(keyOf([...array.path, ITEMS]))
