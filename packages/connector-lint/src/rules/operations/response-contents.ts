import { child } from '../../json/json-pointer.js'
import { isObject, membersOf, shown, stringOf } from '../../json/json-value.js'
import type { DefinitionView } from '../../model/definition-view.js'
import { dynamicUses } from '../../model/dynamic-uses.js'
import { oncePerView } from '../../model/once-for-each.js'
import type { SpecNode } from '../../model/spec-nodes.js'
import { defineRule, type Rule } from '../../rule.js'
import { nodesOfKind, nodesWith, type Selector } from '../../selectors/nodes.js'
import { CERTIFICATION } from '../../sources.js'

/** The responses of operations that designers call for a list or a schema, and makers need not. */
const calledByDesigner = oncePerView(
  (view) => new Set(dynamicUses(view).flatMap(({ target }) => target?.responses ?? [])),
)

const schemasOfResponses: Selector<SpecNode> = (view) =>
  nodesWith(
    'schema',
    'response',
  )(view).flatMap(({ children }) =>
    children.filter(({ member, raw }) => member === 'schema' && isObject(raw)),
  )

/** The rules on what single responses say. */
export const responseContentRules: readonly Rule<DefinitionView>[] = [
  defineRule({
    id: 'ResponseDescriptionIsCode',
    profile: 'recommended',
    severity: 'info',
    description: 'The description of a response says what it is, not its code.',
    why: 'Makers read it in the designer; the code beside it says as much.',
    evidence: 'seen in certified connectors whose designer wrote "default" or the code',
    nodes: nodesOfKind('response'),
    check: ({ value, pointer }) =>
      /^\s*[1-5]\d\d\s*$/.test(stringOf(value.description) ?? '') && {
        pointer: child(pointer, 'description'),
        message: `The response is described as ${shown(value.description)}; say what it is.`,
      },
  }),
  defineRule({
    id: 'ResponseSchemaEmpty',
    profile: 'certify',
    severity: 'warning',
    description: 'Schemas of responses say something, or are dynamic.',
    evidence: CERTIFICATION,
    nodes: schemasOfResponses,
    check: ({ value, parent }, view) =>
      parent !== undefined &&
      !calledByDesigner(view).has(parent) &&
      membersOf(value).every(
        ([key, member]) =>
          key === 'description' || key === 'title' || (key === 'type' && member === 'object'),
      ) &&
      'The schema says nothing of its properties; describe them, or make it dynamic.',
  }),
]
