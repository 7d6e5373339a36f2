import {
  mistyped,
  unchosen,
  located,
  isTypeNull,
  sayType,
  sayChoice,
  missingIn,
  foreignObjects,
  demandingNodes,
} from './shape-faults.js'
import { typeName } from '../../json/json-value.js'
import type { DefinitionView } from '../../model/definition-view.js'
import { wrongMembers } from '../../model/member-faults.js'
import { kindName } from '../../model/where-it-belongs.js'
import { defineRule, type Rule } from '../../rule.js'
import { EXTENSIONS, VALIDATOR } from '../../sources.js'

/** The rules on the shape of a definition: each member of its type, one of its values, and there. */
export const shapeRules: readonly Rule<DefinitionView>[] = [
  defineRule({
    id: 'JsonTypeIncorrect',
    profile: 'import',
    severity: 'error',
    description: 'Every member of OpenAPI 2.0 has the JSON type that it gives it.',
    evidence: VALIDATOR,
    nodes: (view) => [
      ...mistyped(true)(view).map((it) => ({ pointer: it.pointer, message: sayType(it) })),
      ...foreignObjects(view).map(({ pointer, kind, raw }) => ({
        pointer,
        message: `The ${kind === 'document' ? kind : kindName(kind)} is of type ${typeName(raw)}; make it an object.`,
      })),
    ],
    check: ({ message }) => message,
  }),
  defineRule({
    id: 'ExtensionTypeIncorrect',
    profile: 'certify',
    severity: 'error',
    description: 'Every extension has the JSON type that its documentation gives it.',
    evidence: EXTENSIONS,
    nodes: mistyped(false),
    check: (it) => sayType(it),
  }),
  defineRule({
    id: 'JsonValueNotInEnum',
    profile: 'import',
    severity: 'error',
    description: 'Members of OpenAPI 2.0 with a fixed set of values have one of them.',
    evidence: VALIDATOR,
    nodes: unchosen(true),
    check: (it) => sayChoice(it),
  }),
  defineRule({
    id: 'TypeNullNotSupported',
    profile: 'certify',
    severity: 'error',
    description: 'No type is "null", which OpenAPI 2.0 does not have.',
    why: 'The value is shown as one of any type, but Microsoft’s validator refuses it.',
    evidence: VALIDATOR,
    nodes: (view) => located(wrongMembers(view).filter(isTypeNull)),
    check: () =>
      'type is "null", which OpenAPI 2.0 does not have; write the type of what may come.',
  }),
  defineRule({
    id: 'ExtensionValueNotInEnum',
    profile: 'certify',
    severity: 'error',
    description: 'Extensions with a fixed set of values have one of them, in its very letters.',
    evidence: EXTENSIONS,
    nodes: unchosen(false),
    check: (it) => sayChoice(it),
  }),
  defineRule({
    id: 'RequiredPropertyMissing',
    profile: 'import',
    severity: 'error',
    description: 'Members that OpenAPI 2.0 requires are there.',
    evidence: VALIDATOR,
    nodes: demandingNodes(true),
    check: (node) => missingIn(node),
  }),
  defineRule({
    id: 'ExtensionPropertyMissing',
    profile: 'certify',
    severity: 'error',
    description: 'Members that an extension requires are there.',
    evidence: EXTENSIONS,
    nodes: demandingNodes(false),
    check: (node) => missingIn(node),
  }),
]
