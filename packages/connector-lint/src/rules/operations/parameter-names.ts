import { stringOf } from '../../json/json-value.js'
import type { DefinitionView } from '../../model/definition-view.js'
import type { SpecNode } from '../../model/spec-nodes.js'
import { defineRule, type Rule } from '../../rule.js'
import { nodesOfKind } from '../../selectors/nodes.js'
import { VALIDATOR } from '../../sources.js'

const within = (node: SpecNode, place: string) => node.value.in === place

const nameOf = ({ value }: SpecNode) => stringOf(value.name) ?? ''

// The gateway sets these headers itself. Microsoft's list is not published; this one is ours.
const RESERVED_HEADERS = ['authorization', 'content-length', 'content-type', 'host']

/** The rules on the names of parameters. */
export const parameterNameRules: readonly Rule<DefinitionView>[] = [
  defineRule({
    id: 'ConnectionIdParameterNotAllowed',
    profile: 'certify',
    severity: 'error',
    description: 'No parameter is named connectionId.',
    evidence: VALIDATOR,
    nodes: nodesOfKind('parameter'),
    check: (node) =>
      nameOf(node).toLowerCase() === 'connectionid' &&
      'The name connectionId belongs to the platform; rename the parameter.',
  }),
  defineRule({
    id: 'ReservedParameterIsUsed',
    profile: 'certify',
    severity: 'warning',
    description: 'No parameter is a header that the gateway sets itself.',
    evidence: VALIDATOR,
    sure: 'unsure',
    nodes: nodesOfKind('parameter'),
    check: (node) =>
      within(node, 'header') &&
      RESERVED_HEADERS.includes(nameOf(node).toLowerCase()) &&
      `The gateway sets the header ${nameOf(node)} itself; remove the parameter.`,
  }),
  defineRule({
    id: 'InvalidFormDataParameterName',
    profile: 'certify',
    severity: 'error',
    description: 'Names of form data are ASCII.',
    evidence: VALIDATOR,
    nodes: nodesOfKind('parameter'),
    check: (node) =>
      within(node, 'formData') &&
      !/^[\u0020-\u007e]*$/.test(nameOf(node)) &&
      `The form field ${nameOf(node)} is not ASCII; rename it.`,
  }),
]
