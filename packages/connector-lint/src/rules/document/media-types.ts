import { child } from '../../json/json-pointer.js'
import { arrayOf, has, shown, stringOf, stringsOf } from '../../json/json-value.js'
import type { DefinitionView } from '../../model/definition-view.js'
import type { OperationView } from '../../model/operation-view.js'
import { defineRule, reportEach, type Located, type Rule } from '../../rule.js'
import { documentAndOperations, type Selector } from '../../selectors/nodes.js'
import { operations } from '../../selectors/operations.js'
import { VALIDATOR } from '../../sources.js'

const isMimeType = (text: unknown) =>
  typeof text === 'string' &&
  /^[\w!#$&^.+*-]+\/[\w!#$&^.+*-]+(\s*;\s*[\w.-]+\s*=\s*("[^"]*"|[^\s;"]+))*$/.test(text)

// Microsoft's list is not published; these common families are our choice.
const supported =
  /^(text|image|audio|video)\/|^multipart\/form-data|^application\/(.*\+)?(json|xml|octet-stream|pdf|zip|x-www-form-urlencoded|x-ndjson|vnd\..+)|^\*\/\*/i

const FORM = /^(multipart\/form-data|application\/x-www-form-urlencoded)/i
const STRUCTURED = /json|xml|^\*\/\*|x-www-form-urlencoded|multipart/i

const mimeTypes: Selector<Located & { readonly type: unknown }> = (view) =>
  documentAndOperations(view).flatMap(({ value, pointer }) =>
    ['consumes', 'produces'].flatMap((key) =>
      arrayOf(value[key]).map((type, index) => ({ type, pointer: child(pointer, key, index) })),
    ),
  )

const consumesOf = ({ node }: OperationView, { root }: DefinitionView) =>
  stringsOf(has(node.value, 'consumes') ? node.value.consumes : root.consumes)

const hasForm = ({ parameters }: OperationView) => parameters.some((it) => it.in === 'formData')

/** The rules on consumes and produces. */
export const mediaTypeRules: readonly Rule<DefinitionView>[] = [
  defineRule({
    id: 'ConsumesMissing',
    profile: 'certify',
    severity: 'warning',
    description:
      'Operations with a body or form data name what they consume, or the document does.',
    evidence: VALIDATOR,
    nodes: operations,
    check: (operation, view) =>
      operation.parameters.some((it) => it.in === 'body' || it.in === 'formData') &&
      consumesOf(operation, view).length === 0 &&
      `${operation.label} names no MIME type for its body; add "consumes": ["application/json"].`,
  }),
  defineRule({
    id: 'MimeTypeNotValid',
    profile: 'certify',
    severity: 'error',
    description: 'consumes and produces hold MIME types.',
    evidence: VALIDATOR,
    nodes: mimeTypes,
    check: ({ type }) =>
      !isMimeType(type) && `${shown(type)} is no MIME type; write one such as application/json.`,
  }),
  defineRule({
    id: 'MimeTypeNotSupported',
    profile: 'certify',
    severity: 'warning',
    description: 'consumes and produces hold MIME types of the usual families.',
    evidence: VALIDATOR,
    sure: 'unsure',
    nodes: mimeTypes,
    check: ({ type }) =>
      isMimeType(type) &&
      !supported.test(stringOf(type) ?? '') &&
      `The MIME type ${shown(type)} is uncommon and may be refused; prefer application/json.`,
  }),
  defineRule({
    id: 'MimeTypeNotCompatibleWithRequestContentSchemaType',
    profile: 'certify',
    severity: 'error',
    description: 'Structured bodies are sent as JSON, XML or a form, form data as a form.',
    evidence: VALIDATOR,
    nodes: operations,
    check: (operation, view) => {
      const types = consumesOf(operation, view)
      const bodyType = stringOf(operation.body[0]?.node.value.type)
      const structured = bodyType === 'object' || bodyType === 'array'
      const needs = hasForm(operation) ? FORM : structured ? STRUCTURED : /./
      return (
        types.length > 0 &&
        !types.some((type) => needs.test(type)) &&
        `${operation.label} sends ${hasForm(operation) ? 'form data' : `an ${bodyType ?? ''}`} as ${types.join(', ')}; name a MIME type that can hold it.`
      )
    },
  }),
  defineRule({
    id: 'StringBinaryNotSupportedForFormUrlEncoded',
    profile: 'certify',
    severity: 'error',
    description: 'Binary fields are not sent URL-encoded.',
    evidence: VALIDATOR,
    nodes: operations,
    check: (operation, view) =>
      consumesOf(operation, view).includes('application/x-www-form-urlencoded') &&
      reportEach(
        operation.parameters.filter(
          ({ node }) => node.value.type === 'string' && node.value.format === 'binary',
        ),
        ({ name }) => `${name} is binary and cannot be URL-encoded; consume multipart/form-data.`,
      ),
  }),
]
