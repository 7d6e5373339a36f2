import { child, refPointer } from '../../json/json-pointer.js'
import { shown, stringOf } from '../../json/json-value.js'
import type { DefinitionView } from '../../model/definition-view.js'
import type { NodeKind } from '../../model/nesting.js'
import { referencePrefix } from '../../model/resolve-reference.js'
import type { SpecNode } from '../../model/spec-nodes.js'
import { defineRule, type Located, type Rule } from '../../rule.js'
import { nodesWith, type Selector } from '../../selectors/nodes.js'
import { oncePerView } from '../../model/once-for-each.js'
import { VALIDATOR } from '../../sources.js'

interface Reference extends Located {
  readonly ref: string
  readonly from: SpecNode
}

const allReferences = oncePerView((view): Reference[] =>
  nodesWith(
    '$ref',
    'schema',
    'parameter',
    'response',
  )(view).flatMap((from) => {
    const ref = stringOf(from.value.$ref)
    return ref === undefined ? [] : [{ pointer: child(from.pointer, '$ref'), ref, from }]
  }),
)

const references =
  (...kinds: readonly NodeKind[]): Selector<Reference> =>
  (view) =>
    allReferences(view).filter(({ from }) => kinds.includes(from.kind))

const isLocal = (ref: string, kind: NodeKind) => ref.startsWith(referencePrefix[kind] ?? '#/')

const rulesFor = (kind: NodeKind, Name: string): Rule<DefinitionView>[] => {
  const prefix = referencePrefix[kind] ?? ''
  return [
    defineRule({
      id: `${Name}ReferenceNotValid`,
      profile: 'import',
      severity: 'error',
      description: `References to a ${kind} begin with ${prefix}.`,
      evidence: VALIDATOR,
      nodes: references(kind),
      check: ({ ref }) => !isLocal(ref, kind) && `$ref is ${shown(ref)}; begin it with ${prefix}.`,
    }),
    defineRule({
      id: `${Name}ReferenceNotFound`,
      profile: 'import',
      severity: 'error',
      description: `References to a ${kind} find it.`,
      evidence: VALIDATOR,
      nodes: references(kind),
      check: ({ ref }, { nodeAt }) => {
        const target = refPointer(ref)
        return (
          isLocal(ref, kind) &&
          target !== undefined &&
          nodeAt(target)?.kind !== kind &&
          `$ref is ${shown(ref)}, which is not in this file; define it or correct the name.`
        )
      },
    }),
    defineRule({
      id: `${Name}RefLoopNotAllowed`,
      profile: 'import',
      severity: 'error',
      description: `A ${kind} defined for reuse is no reference itself.`,
      evidence: VALIDATOR,
      nodes: references(kind),
      check: ({ ref, from }) =>
        from.parent?.kind === 'document' &&
        `This ${kind} is only a $ref to ${shown(ref)}; write it out or use that one directly.`,
    }),
  ]
}

/** The rules on $ref. */
export const referenceRules: readonly Rule<DefinitionView>[] = [
  ...rulesFor('parameter', 'Parameter'),
  ...rulesFor('response', 'Response'),
  ...rulesFor('schema', 'Schema'),
  defineRule({
    id: 'JsonPointerNotValid',
    profile: 'import',
    severity: 'error',
    description: 'References are valid JSON pointers.',
    evidence: VALIDATOR,
    nodes: references('schema', 'parameter', 'response'),
    check: ({ ref }) =>
      ref.startsWith('#/') &&
      refPointer(ref) === undefined &&
      `$ref is ${shown(ref)}, no JSON pointer; escape ~ as ~0, / as ~1 and % as %25.`,
  }),
]
