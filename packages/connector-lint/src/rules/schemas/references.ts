import type { DefinitionView } from '../../model/definition-view.js'
import { child, refPointer } from '../../json/json-pointer.js'
import { has, shown, stringOf } from '../../json/json-value.js'
import type { NodeKind } from '../../model/nesting.js'
import { referencePrefix } from '../../model/resolve-reference.js'
import { judge, type Rule, type Verdict } from '../../rule.js'
import type { SpecNode } from '../../model/spec-nodes.js'

type Check = (ref: string, view: DefinitionView, node: SpecNode) => Verdict

const references =
  (kind: NodeKind, verdict: Check): Rule<DefinitionView>['check'] =>
  (view) =>
    judge(
      view.of(kind).map((node) => ({ node, pointer: child(node.pointer, '$ref') })),
      ({ node }) => {
        const ref = stringOf(node.value.$ref)
        return ref !== undefined && verdict(ref, view, node)
      },
    )

const isLocal = (ref: string, kind: NodeKind) => ref.startsWith(referencePrefix[kind] ?? '#/')

const rulesFor = (kind: NodeKind, Name: string, loop: string): Rule<DefinitionView>[] => {
  const prefix = referencePrefix[kind] ?? ''
  return [
    {
      id: `${Name}ReferenceNotValid`,
      severity: 'error',
      about: `References to a ${kind} begin with ${prefix}.`,
      check: references(
        kind,
        (ref) => !isLocal(ref, kind) && `$ref is ${shown(ref)}; begin it with ${prefix}.`,
      ),
    },
    {
      id: `${Name}ReferenceNotFound`,
      severity: 'error',
      about: `References to a ${kind} find it.`,
      check: references(
        kind,
        (ref, { nodeAt }) =>
          isLocal(ref, kind) &&
          refPointer(ref) !== undefined &&
          nodeAt(refPointer(ref) ?? '-')?.kind !== kind &&
          `$ref is ${shown(ref)}, which is not in this file; define it or correct the name.`,
      ),
    },
    {
      id: loop,
      severity: 'error',
      about: `A ${kind} defined for reuse is no reference itself.`,
      check: references(
        kind,
        (ref, _, { parent }) =>
          parent?.kind === 'document' &&
          `This ${kind} is only a $ref to ${shown(ref)}; write it out or use that one directly.`,
      ),
    },
  ]
}

/** The rules on $ref. */
export const referenceRules: readonly Rule<DefinitionView>[] = [
  ...rulesFor('parameter', 'Parameter', 'ParameterRefLoopNotAllowed'),
  ...rulesFor('response', 'Response', 'ResponseRefLoopNotAllowed'),
  ...rulesFor('schema', 'Schema', 'SchemaRefLoopNotAllowed'),
  {
    id: 'JsonPointerNotValid',
    severity: 'error',
    about: 'References are valid JSON pointers.',
    check: ({ of }) =>
      judge(of('schema', 'parameter', 'response'), ({ value, pointer }) => {
        const ref = has(value, '$ref') ? stringOf(value.$ref) : undefined
        if (ref?.startsWith('#/') !== true || refPointer(ref) !== undefined) return false
        const message = `$ref is ${shown(ref)}, no JSON pointer; escape ~ as ~0, / as ~1 and % as %25.`
        return { pointer: child(pointer, '$ref'), message }
      }),
  },
]
