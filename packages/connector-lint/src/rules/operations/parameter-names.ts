import type { DefinitionView } from '../../model/definition-view.js'
import { stringOf } from '../../json/json-value.js'
import { judge, type Rule } from '../../rule.js'
import type { SpecNode } from '../../model/spec-nodes.js'

const within = (node: SpecNode, place: string) => node.value.in === place

const nameOf = ({ value }: SpecNode) => stringOf(value.name) ?? ''

// The gateway sets these headers itself. Microsoft's list is not published; this one is ours.
const RESERVED_HEADERS = ['authorization', 'content-length', 'content-type', 'host']

/** The rules on the names of parameters. */
export const parameterNameRules: readonly Rule<DefinitionView>[] = [
  {
    id: 'ConnectionIdParameterNotAllowed',
    severity: 'error',
    about: 'No parameter is named connectionId.',
    check: ({ of }) =>
      judge(
        of('parameter'),
        (node) =>
          nameOf(node).toLowerCase() === 'connectionid' &&
          'The name connectionId belongs to the platform; rename the parameter.',
      ),
  },
  {
    id: 'ReservedParameterIsUsed',
    severity: 'warning',
    about: 'No parameter is a header that the gateway sets itself.',
    check: ({ of }) =>
      judge(
        of('parameter'),
        (node) =>
          within(node, 'header') &&
          RESERVED_HEADERS.includes(nameOf(node).toLowerCase()) &&
          `The gateway sets the header ${nameOf(node)} itself; remove the parameter.`,
      ),
  },
  {
    id: 'InvalidFormDataParameterName',
    severity: 'error',
    about: 'Names of form data are ASCII.',
    check: ({ of }) =>
      judge(
        of('parameter'),
        (node) =>
          within(node, 'formData') &&
          !/^[\u0020-\u007e]*$/.test(nameOf(node)) &&
          `The form field ${nameOf(node)} is not ASCII; rename it.`,
      ),
  },
]
