import { groupBy } from './group-by.js'
import { ITEMS } from './expand-schema.js'
import { onceForEach } from './once-for-each.js'
import type { OperationView } from './operation-view.js'
import type { SpecNode } from './spec-nodes.js'

/** An input of an operation that a reference can mean. */
export interface OperationInput {
  readonly node: SpecNode
  readonly required: boolean
  readonly internal: boolean
  readonly inBody: boolean
}

// Certified connectors write a path into the body with dots as well as with slashes.
const inSlashes = (name: string) => name.replaceAll('.', '/')

/** The inputs of an operation by every name a reference can give them. */
const inputsByName = onceForEach(({ parameters, body }: OperationView) => {
  const bodyName = parameters.find((it) => it.in === 'body')?.name ?? ''
  const plain = parameters
    .filter((it) => it.in !== 'body')
    .map(({ name, node }) => ({
      name,
      input: {
        node,
        required: node.value.required === true,
        internal: node.value['x-ms-visibility'] === 'internal',
        inBody: false,
      },
    }))
  const inBody = body.flatMap(({ path, node, required, internal }) => {
    const names = new Set([path.join('/'), [bodyName, ...path].join('/')].map(inSlashes))
    return [...names].map((name) => ({ name, input: { node, required, internal, inBody: true } }))
  })
  const groups = groupBy([...plain, ...inBody], ({ name }) => name)
  return new Map<string, OperationInput[]>(
    [...groups].map(([name, found]) => [name, found.map(({ input }) => input)]),
  )
})

/**
 * What a name can mean in an operation: a parameter, or a property of the body by its path, with or
 * without the body parameter's name in front.
 */
export const findInputs = (operation: OperationView, name: string): OperationInput[] => {
  const inputs = inputsByName(operation)
  return inputs.get(name) ?? inputs.get(inSlashes(name)) ?? []
}

interface NamedInput {
  readonly name: string
  readonly node: SpecNode
}

/** The inputs an operation cannot be called without, by the name a reference gives them. */
export const requiredInputs = onceForEach((operation: OperationView): NamedInput[] => {
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
})
