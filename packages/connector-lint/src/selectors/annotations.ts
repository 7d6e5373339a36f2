import { child } from '../json/json-pointer.js'
import { isObject, numberOf, objectOf, stringOf, type JsonObject } from '../json/json-value.js'
import type { Located } from '../rule.js'
import { groupsOf } from './groups.js'
import type { Selector } from './nodes.js'

/** An operation's `x-ms-api-annotation`, with what it says of the operation's version. */
export interface AnnotatedOperation extends Located {
  readonly label: string
  readonly annotation: JsonObject
  readonly family: string | undefined
  readonly revision: number | undefined
  /** The operation is not deprecated. */
  readonly active: boolean
}

/** The annotations of operations. */
export const annotatedOperations: Selector<AnnotatedOperation> = (view) =>
  view.operations
    .filter(({ node }) => isObject(node.value['x-ms-api-annotation']))
    .map(({ node, label, pointer }) => {
      const annotation = objectOf(node.value['x-ms-api-annotation'])
      return {
        label,
        pointer: child(pointer, 'x-ms-api-annotation'),
        annotation,
        family: stringOf(annotation.family),
        revision: numberOf(annotation.revision),
        active: node.value.deprecated !== true,
      }
    })

/** The families: operations that are versions of one another. */
export const families = groupsOf(annotatedOperations, ({ family }) => family)
