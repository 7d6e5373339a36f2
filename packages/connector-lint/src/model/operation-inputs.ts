import { ITEMS } from './expand-schema.js'
import type { OperationView } from './operation-view.js'
import type { SpecNode } from './spec-nodes.js'

/** An input of an operation that a reference can mean. */
export interface OperationInput {
  readonly node: SpecNode
  readonly required: boolean
  readonly internal: boolean
  readonly inBody: boolean
}

/**
 * What a name can mean in an operation: a parameter, or a property of the body by its path, with or
 * without the body parameter's name in front.
 */
export const findInputs = (operation: OperationView, name: string): OperationInput[] => {
  const bodyName = operation.parameters.find((it) => it.in === 'body')?.name ?? ''
  const plain = operation.parameters
    .filter((it) => it.in !== 'body' && it.name === name)
    .map(({ node }) => ({
      node,
      required: node.value.required === true,
      internal: node.value['x-ms-visibility'] === 'internal',
      inBody: false,
    }))
  const inBody = operation.body
    .filter(({ path }) => [path.join('/'), [bodyName, ...path].join('/')].includes(name))
    .map(({ node, required, internal }) => ({ node, required, internal, inBody: true }))
  return [...plain, ...inBody]
}

/** The inputs an operation cannot be called without, by the name a reference gives them. */
export const requiredInputs = (operation: OperationView): { name: string; node: SpecNode }[] => {
  const bodyRequired = operation.parameters.some(
    (it) => it.in === 'body' && it.node.value.required === true,
  )
  return [
    ...operation.parameters
      .filter((it) => it.in !== 'body' && it.node.value.required === true)
      .map(({ name, node }) => ({ name, node })),
    ...operation.body
      .filter(({ required, path, node }) => {
        const isLeaf = path.length > 0 && !path.includes(ITEMS) && node.value.type !== 'object'
        return bodyRequired && required && isLeaf
      })
      .map(({ path, node }) => ({ name: path.join('/'), node })),
  ].filter(({ node }) => !('default' in node.value))
}
