import { child } from '../../json/json-pointer.js'
import { has, shown, stringOf } from '../../json/json-value.js'
import type { DefinitionView } from '../../model/definition-view.js'
import { dynamicUses, type DynamicUse } from '../../model/dynamic-uses.js'
import type { ExpandedSchema } from '../../model/expand-schema.js'
import { isOpen, itemsOf, outputOf, schemaAt } from '../../model/operation-outputs.js'
import type { SpecNode } from '../../model/spec-nodes.js'
import { defineRule, type Rule } from '../../rule.js'
import { nodesOfKind, type Selector } from '../../selectors/nodes.js'
import { VALIDATOR, EXTENSIONS } from '../../sources.js'

const ARRAY_KEYS = ['value-collection', 'itemsPath']
const PROPERTY_KEYS = ['value-path', 'value-title', 'itemValuePath', 'itemTitlePath']

const pathsOf = ({ node }: DynamicUse, keys: readonly string[]) =>
  keys.flatMap((key) => {
    const path = stringOf(node.value[key])
    return path === undefined ? [] : [{ key, path, pointer: child(node.pointer, key) }]
  })

const isUndecided = (schema: ExpandedSchema) => schema.node.value.type !== 'array' && isOpen(schema)

const isList = ({ node }: DynamicUse) =>
  node.kind === 'dynamicValues' || node.kind === 'dynamicList' || node.kind === 'dynamicTreeStep'

const arrayIn = (use: DynamicUse, view: DefinitionView) => {
  const output = use.target ? outputOf(use.target, view) : []
  const [at] = pathsOf(use, ARRAY_KEYS)
  const found = schemaAt(output, at?.path ?? '')
  // An open answer may be an array as well as an object.
  const isUnknown = found !== undefined && found !== 'unknown' && isUndecided(found)
  return { output, at, array: isUnknown ? 'unknown' : found }
}

/** Whatever names an operation by its id. */
const operationReferences: Selector<SpecNode> = (view) => [
  ...view.nodesOfKind('notification'),
  ...dynamicUses(view).map(({ node }) => node),
]

/** The rules on the operations that dynamic extensions call and on what these answer with. */
export const dynamicTargetRules: readonly Rule<DefinitionView>[] = [
  defineRule({
    id: 'OperationIdNotFound',
    profile: 'import',
    severity: 'error',
    description: 'Every operationId that an extension names is an operation of the document.',
    evidence: VALIDATOR,
    nodes: operationReferences,
    check: ({ value, pointer }, { operationsById }) => {
      const id = stringOf(value.operationId)
      if (id === undefined || operationsById.has(id)) return false
      const message = `No operation has the operationId ${shown(id)}; correct the name.`
      return { pointer: child(pointer, 'operationId'), message }
    },
  }),
  defineRule({
    id: 'DynamicOperationIdMissing',
    profile: 'import',
    severity: 'error',
    description: 'Dynamic extensions name the operation they call.',
    evidence: EXTENSIONS,
    nodes: nodesOfKind('dynamicValues', 'dynamicList', 'dynamicSchema', 'dynamicProperties'),
    check: ({ value, key }) =>
      !['operationId', 'builtInOperation', 'capability'].some((name) => has(value, name)) &&
      `${key} names no operation; add its operationId.`,
  }),
  defineRule({
    id: 'InvokedOperationShouldProduceArray',
    profile: 'certify',
    severity: 'error',
    description:
      'The path to the list of a dropdown leads to an array of the called operation’s output.',
    evidence: VALIDATOR,
    nodes: dynamicUses,
    check: (use, view) => {
      const { output, at, array } = arrayIn(use, view)
      if (!isList(use) || use.target === undefined || array === 'unknown') return false
      // Without a schema of its answer, nothing is known of the called operation.
      if (output.length === 0 || array?.node.value.type === 'array') return false
      const message = `${use.target.label} answers with no array at ${shown(at?.path ?? '')}; correct the path or the response.`
      return { pointer: at?.pointer ?? use.pointer, message }
    },
  }),
  defineRule({
    id: 'InvokedOperationShouldProduceProperty',
    profile: 'certify',
    severity: 'error',
    description:
      'The paths to values and titles lead to properties of the called operation’s output.',
    evidence: VALIDATOR,
    nodes: dynamicUses,
    check: (use, view) => {
      const { output, array } = arrayIn(use, view)
      if (use.target === undefined || output.length === 0 || array === 'unknown') return false
      const list = array?.node.value.type === 'array' ? array : undefined
      const listed = isList(use) && list !== undefined
      const base = listed ? itemsOf(output, list) : output[0]
      if (base === undefined || (isList(use) && !listed)) return false
      const { label } = use.target
      return pathsOf(use, PROPERTY_KEYS)
        .filter(({ path }) => schemaAt(output, path, base) === undefined)
        .map(({ path, pointer }) => ({
          pointer,
          message: `${label} answers with no property at ${shown(path)}; correct the path or the response.`,
        }))
    },
  }),
]
