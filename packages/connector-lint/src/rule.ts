import { docsUrl } from './docs-url.js'
import type { Position } from './json/text-position.js'
import type { Source } from './sources.js'

/** How much a finding matters: an error stops the connector, a warning stops its certification. */
export type Severity = 'error' | 'warning' | 'info'

/** What a rule can look at: it stands somewhere in a file. */
export interface Located {
  /** Its JSON pointer; empty for the file as a whole. */
  readonly pointer: string
  /** Its line and column, where the pointer does not tell them. */
  readonly position?: Position
}

/** What is wrong: one sentence that says what was found and how to mend it. */
export interface Fault {
  readonly message: string
  /** Where it is, when that is not where the node stands. */
  readonly pointer?: string
}

/** What a rule says of one node: nothing, what is wrong with it, or faults at other places. */
export type Verdict = false | undefined | string | Fault | readonly Fault[]

/** A rule as it is declared: which nodes of a view it looks at, and what is wrong with one of them. */
export interface RuleDeclaration<View, Node extends Located> {
  readonly id: string
  readonly severity: Severity
  /** What a file that passes looks like. */
  readonly description: string
  readonly source: Source
  /** Asked for by the JSON schemas of the public repository alone. */
  readonly strictRepo?: true
  readonly nodes: (view: View) => Iterable<Node>
  // A method, so that rules on different nodes fit into one list: each is only given nodes of its own.
  check(node: Node, view: View): Verdict
}

/** One rule, as data. */
export interface Rule<View = never, Node extends Located = Located> extends RuleDeclaration<
  View,
  Node
> {
  /** Where the rule is described. */
  readonly docs: string
}

/** A rule from its declaration: where it is described follows from its id. */
export const defineRule = <View, Node extends Located>(
  declaration: RuleDeclaration<View, Node>,
): Rule<View, Node> => ({ ...declaration, docs: docsUrl(declaration.id) })

/** Reports each of some nodes where it stands, for a rule whose node is a group or holds others. */
export const reportEach = <Node extends Located>(
  nodes: readonly Node[],
  say: (node: Node) => string,
): Fault[] => nodes.map((node) => ({ pointer: node.pointer, message: say(node) }))
