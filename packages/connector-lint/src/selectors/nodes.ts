import type { DefinitionView } from '../model/definition-view.js'
import type { NodeKind } from '../model/nesting.js'
import type { SpecNode } from '../model/spec-nodes.js'

/** What a rule on a definition looks at. */
export type Selector<Node> = (view: DefinitionView) => readonly Node[]

/** The objects of some kinds. */
export const nodesOfKind =
  (...kinds: readonly NodeKind[]): Selector<SpecNode> =>
  (view) =>
    view.nodesOfKind(...kinds)

/** The objects of some kinds that have a member. */
export const nodesWith =
  (member: string, ...kinds: readonly NodeKind[]): Selector<SpecNode> =>
  (view) =>
    view.nodesWith(member).filter(({ kind }) => kinds.includes(kind))

/** Every place where an object belongs, whatever stands there. */
export const everyNode: Selector<SpecNode> = ({ nodes }) => nodes

/** The definition as a whole, whatever it is. */
export const wholeDocument: Selector<SpecNode> = ({ nodes }) => nodes.slice(0, 1)

const TYPED = ['schema', 'parameter', 'items', 'header'] as const

/** What has a type: schemas, parameters, items and headers. */
export const typedNodes = nodesOfKind(...TYPED)

/** What has a type and a member that tells more of it. */
export const typedNodesWith = (member: string): Selector<SpecNode> => nodesWith(member, ...TYPED)

/** The document and its operations, which share lists such as `consumes`. */
export const documentAndOperations = nodesOfKind('document', 'operation')
