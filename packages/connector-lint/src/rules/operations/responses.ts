import { child } from '../../json/json-pointer.js'
import { has, objectOf, stringsOf } from '../../json/json-value.js'
import type { DefinitionView } from '../../model/definition-view.js'
import { repeated } from '../../model/group-by.js'
import type { OperationView } from '../../model/operation-view.js'
import { defineRule, reportEach, type Rule } from '../../rule.js'
import { nodesWith } from '../../selectors/nodes.js'
import { operations } from '../../selectors/operations.js'
import { VALIDATOR } from '../../sources.js'

const isSuccess = (code: string) => /^2\d\d$/.test(code)

const withSchema = ({ responses }: OperationView, { resolve }: DefinitionView) =>
  responses.filter((node) => has(resolve(node)?.value, 'schema'))

/** The rules on responses. */
export const responseRules: readonly Rule<DefinitionView>[] = [
  defineRule({
    id: 'OperationMustHaveResponse',
    profile: 'certify',
    severity: 'error',
    description: 'Every operation has a response.',
    evidence: VALIDATOR,
    nodes: operations,
    check: ({ responses, label }) =>
      responses.length === 0 && `${label} has no responses; describe at least the successful one.`,
  }),
  defineRule({
    id: 'OperationShouldHaveSuccessfulResponse',
    profile: 'certify',
    severity: 'warning',
    description: 'Every operation has a response of the 2xx codes.',
    evidence: VALIDATOR,
    nodes: operations,
    check: ({ responses, label, pointer }) =>
      responses.length > 0 &&
      !responses.some(({ key }) => isSuccess(key)) && {
        pointer: child(pointer, 'responses'),
        message: `${label} has no successful response; add the 2xx code it answers with.`,
      },
  }),
  defineRule({
    id: 'OperationHasManyResponsesWithSchema',
    profile: 'certify',
    severity: 'warning',
    description: 'One successful response of an operation has a schema: the designer uses one.',
    evidence: VALIDATOR,
    nodes: operations,
    check: (operation, view) => {
      const codes = withSchema(operation, view).filter(({ key }) => isSuccess(key))
      if (codes.length < 2) return false
      const names = codes.map(({ key }) => key).join(' and ')
      const message = `${operation.label} has schemas for ${names}, and the designer uses one; keep one.`
      return { pointer: child(operation.pointer, 'responses'), message }
    },
  }),
  defineRule({
    id: 'DefaultResponseHasSchema',
    profile: 'certify',
    severity: 'warning',
    description: 'The default response has no schema.',
    evidence: VALIDATOR,
    nodes: operations,
    check: (operation, view) =>
      withSchema(operation, view)
        .filter(({ key }) => key === 'default')
        .map(({ pointer }) => ({
          pointer: child(pointer, 'schema'),
          message: `The default response of ${operation.label} has a schema; move it to the expected code.`,
        })),
  }),
  defineRule({
    id: 'ResponseMustBeDefaultOrHttpStatusCode',
    profile: 'import',
    severity: 'error',
    description: 'Responses are keyed by an HTTP status code or default.',
    evidence: VALIDATOR,
    nodes: operations,
    check: ({ responses }) =>
      reportEach(
        responses.filter(({ key }) => !/^[1-5]\d\d$|^default$/.test(key)),
        ({ key }) =>
          `The response ${JSON.stringify(key)} is no HTTP status code; use one such as 200, or default.`,
      ),
  }),
  defineRule({
    id: 'ResponseHeadersAreNotUnique',
    profile: 'certify',
    severity: 'error',
    description: 'The headers of a response differ by more than their capitals.',
    evidence: VALIDATOR,
    nodes: nodesWith('headers', 'response'),
    check: ({ children }) =>
      reportEach(
        repeated(
          children.filter(({ kind }) => kind === 'header'),
          ({ key }) => key.toLowerCase(),
        ),
        ({ key }) => `The header ${key} is described already in other capitals; keep one.`,
      ),
  }),
  defineRule({
    id: 'ResponseExampleMustBeProducedByOperation',
    profile: 'certify',
    severity: 'warning',
    description: 'Examples are of MIME types that the operation produces.',
    evidence: VALIDATOR,
    nodes: operations,
    check: ({ node, responses, label }, { root }) => {
      const own = has(node.value, 'produces') ? node.value.produces : root.produces
      const produced = stringsOf(own)
      return responses.flatMap(({ value, pointer }) =>
        Object.keys(objectOf(value.examples))
          .filter((type) => produced.length > 0 && !produced.includes(type))
          .map((type) => ({
            pointer: child(pointer, 'examples', type),
            message: `${label} does not produce ${type}; add it to produces or remove the example.`,
          })),
      )
    },
  }),
]
