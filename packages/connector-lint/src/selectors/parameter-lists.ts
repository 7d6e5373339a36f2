import { oncePerView } from '../model/once-for-each.js'
import { stringOf } from '../json/json-value.js'
import type { ParameterView } from '../model/operation-view.js'
import type { Located } from '../rule.js'
import type { Selector } from './nodes.js'

/** The parameters that one operation or path lists itself; each stands where it is listed. */
export interface ParameterList extends Located {
  readonly list: readonly ParameterView[]
  /** What messages call the operation or path. */
  readonly owner: string
}

/** The parameter lists of all operations, or of all paths. */
export const listsOfParameters = (kind: 'operation' | 'pathItem'): Selector<ParameterList> =>
  kind === 'operation' ? listsOfOperations : listsOfPaths

const listsOf = (kind: 'operation' | 'pathItem') =>
  oncePerView(({ nodesOfKind, resolve }): ParameterList[] =>
    nodesOfKind(kind).map((owner) => {
      const listed = owner.children.filter((node) => node.kind === 'parameter')
      const list = listed.flatMap((parameter) => {
        const node = resolve(parameter)
        if (node === undefined) return []
        const { name, in: place } = node.value
        return [
          {
            pointer: parameter.pointer,
            node,
            name: stringOf(name) ?? '',
            in: stringOf(place) ?? '',
          },
        ]
      })
      const label =
        kind === 'pathItem' ? `the path ${owner.key}` : stringOf(owner.value.operationId)
      return { pointer: owner.pointer, list, owner: label ?? 'the operation' }
    }),
  )

const listsOfOperations = listsOf('operation')
const listsOfPaths = listsOf('pathItem')
