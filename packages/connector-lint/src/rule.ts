import { docsUrl } from './docs-url.js'
import type { JsonEdit } from './json/json-edit.js'
import type { Position } from './json/text-position.js'
import { concerns, type Profile } from './profiles.js'
import type { Severity } from './severity.js'
import type { Evidence } from './sources.js'

export type { Severity } from './severity.js'

/** How sure a rule is: by the word of a page, by what was seen, or by a limit that is our guess. */
export type Sureness = 'certain' | 'likely' | 'unsure'

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
  /** What mends it, where nothing has to be decided for that. */
  readonly fix?: readonly JsonEdit[]
}

/** What a rule says of one node: nothing, what is wrong with it, or faults at other places. */
export type Verdict = false | undefined | string | Fault | readonly Fault[]

/** A rule as it is declared: which nodes of a view it looks at, and what is wrong with one of them. */
export interface RuleDeclaration<View, Node extends Located> {
  readonly id: string
  /** Whom it concerns: every import, a certification, or whoever wants advice. */
  readonly profile: Profile
  readonly severity: Severity
  /** What a file that passes looks like. */
  readonly description: string
  /** Why it matters, where its profile does not say enough. */
  readonly why?: string
  readonly evidence: Evidence
  /** How sure the rule is that what it reports is a fault; what a page says is certain, what was seen is likely. */
  readonly sure?: Sureness
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
  readonly sure: Sureness
  readonly why: string
  /** Where the rule is described. */
  readonly docs: string
}

/** A rule from its declaration: where it is described follows from its id, and what it does not say from its profile. */
export const defineRule = <View, Node extends Located>(
  declaration: RuleDeclaration<View, Node>,
): Rule<View, Node> => ({
  ...declaration,
  why: declaration.why ?? concerns[declaration.profile],
  sure: declaration.sure ?? (declaration.evidence.startsWith('https:') ? 'certain' : 'likely'),
  docs: docsUrl(declaration.id),
})

/** Reports each of some nodes where it stands, for a rule whose node is a group or holds others. */
export const reportEach = <Node extends Located>(
  nodes: readonly Node[],
  say: (node: Node) => string,
): Fault[] => nodes.map((node) => ({ pointer: node.pointer, message: say(node) }))
