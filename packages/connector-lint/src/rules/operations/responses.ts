import type { DefinitionView } from '../../model/definition-view.js'
import { repeated } from '../../model/group-by.js'
import { child } from '../../json/json-pointer.js'
import { has, isObject, membersOf, objectOf, stringsOf } from '../../json/json-value.js'
import type { OperationView } from '../../model/operation-view.js'
import { judge, type Rule } from '../../rule.js'

const isSuccess = (code: string) => /^2\d\d$/.test(code)

const withSchema = ({ responses }: OperationView, { resolve }: DefinitionView) =>
  responses.filter((node) => has(resolve(node)?.value, 'schema'))

/** The rules on responses. */
export const responseRules: readonly Rule<DefinitionView>[] = [
  {
    id: 'OperationMustHaveResponse',
    severity: 'error',
    about: 'Every operation has a response.',
    check: ({ operations }) =>
      judge(
        operations,
        ({ responses, label }) =>
          responses.length === 0 &&
          `${label} has no responses; describe at least the successful one.`,
      ),
  },
  {
    id: 'OperationShouldHaveSuccessfulResponse',
    severity: 'warning',
    about: 'Every operation has a response of the 2xx codes.',
    check: ({ operations }) =>
      judge(
        operations,
        ({ responses, label, pointer }) =>
          responses.length > 0 &&
          !responses.some(({ key }) => isSuccess(key)) && {
            pointer: child(pointer, 'responses'),
            message: `${label} has no successful response; add the 2xx code it answers with.`,
          },
      ),
  },
  {
    id: 'OperationHasManyResponsesWithSchema',
    severity: 'warning',
    about: 'One successful response of an operation has a schema: the designer uses one.',
    check: (view) =>
      judge(view.operations, (operation) => {
        const codes = withSchema(operation, view).filter(({ key }) => isSuccess(key))
        if (codes.length < 2) return false
        const names = codes.map(({ key }) => key).join(' and ')
        const message = `${operation.label} has schemas for ${names}, and the designer uses one; keep one.`
        return { pointer: child(operation.pointer, 'responses'), message }
      }),
  },
  {
    id: 'DefaultResponseHasSchema',
    severity: 'warning',
    about: 'The default response has no schema.',
    check: (view) =>
      judge(view.operations, (operation) =>
        withSchema(operation, view)
          .filter(({ key }) => key === 'default')
          .map(({ pointer }) => ({
            pointer: child(pointer, 'schema'),
            message: `The default response of ${operation.label} has a schema; move it to the expected code.`,
          })),
      ),
  },
  {
    id: 'ResponseMustBeDefaultOrHttpStatusCode',
    severity: 'error',
    about: 'Responses are keyed by an HTTP status code or default.',
    check: ({ operations }) =>
      judge(
        operations.flatMap(({ responses }) => responses),
        ({ key }) =>
          !/^[1-5]\d\d$|^default$/.test(key) &&
          `The response ${JSON.stringify(key)} is no HTTP status code; use one such as 200, or default.`,
      ),
  },
  {
    id: 'ResponseHeadersAreNotUnique',
    severity: 'error',
    about: 'The headers of a response differ by more than their capitals.',
    check: ({ of, children }) =>
      judge(of('response'), (response) =>
        judge(
          repeated(
            children(response).filter(({ kind }) => kind === 'header'),
            ({ key }) => key.toLowerCase(),
          ),
          ({ key }) => `The header ${key} is described already in other capitals; keep one.`,
        ),
      ),
  },
  {
    id: 'ResponseExampleMustBeProducedByOperation',
    severity: 'warning',
    about: 'Examples are of MIME types that the operation produces.',
    check: ({ operations, root }) =>
      judge(operations, ({ node, responses, label }) => {
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
      }),
  },
  {
    id: 'ResponseSchemaEmpty',
    severity: 'warning',
    about: 'Schemas of responses say something, or are dynamic.',
    own: true,
    check: ({ of }) =>
      judge(
        of('schema').filter(
          ({ member, parent }) => member === 'schema' && parent?.kind === 'response',
        ),
        ({ value, raw }) =>
          isObject(raw) &&
          membersOf(value).every(
            ([key, member]) =>
              key === 'description' || key === 'title' || (key === 'type' && member === 'object'),
          ) &&
          'The schema says nothing of its properties; describe them, or make it dynamic.',
      ),
  },
]
