const numbers = (count: number) => Array.from({ length: count }, (_, index) => index)

const named = <Value>(count: number, prefix: string, valueOf: (index: number) => Value) =>
  Object.fromEntries(numbers(count).map((index) => [`${prefix}${index}`, valueOf(index)]))

const dynamic = (index: number) => ({
  'x-ms-dynamic-values': {
    operationId: `List${index}`,
    parameters: { top: { parameter: `p${index}` } },
    'value-collection': 'value',
    'value-path': 'id',
    'value-title': 'name',
  },
})

const property = (index: number) => ({
  type: 'string',
  title: '',
  description: `The ${index}`,
  readOnly: true,
  'x-ms-visibility': 'internal',
  default: 'a',
  'x-ms-odd': true,
})

/** A schema with as many properties as asked for, each required, and an enum of as many values. */
const wide = (count: number) => ({
  type: 'object',
  required: numbers(count).map((index) => `p${index}`),
  properties: {
    ...named(count, 'p', property),
    choice: {
      type: 'string',
      enum: numbers(count).map(String),
      'x-ms-enum-values': numbers(count).map((value) => ({ value: String(value) })),
    },
  },
})

const webhook = (index: number) => ({
  post: {
    operationId: `Subscribe${index}`,
    'x-ms-trigger': 'single',
    'x-ms-api-annotation': { family: 'Hooks', revision: index },
    parameters: [{ in: 'body', name: 'body', schema: { $ref: `#/definitions/d${index}` } }],
    responses: { 201: { description: '201', schema: { $ref: '#/definitions/d0' } } },
  },
  'x-ms-notification-content': { description: '', schema: { $ref: `#/definitions/d${index}` } },
})

const list = (index: number) => ({
  parameters: [{ in: 'query', name: 'top', type: 'integer' }],
  get: {
    operationId: `List${index}`,
    summary: 'List',
    parameters: [{ in: 'query', name: `p${index}`, type: 'string', ...dynamic(index) }],
    responses: { 200: { description: 'OK', schema: { $ref: `#/definitions/d${index}` } } },
  },
  delete: { operationId: `Delete${index}`, responses: { 200: { description: 'OK' } } },
})

const definition = (index: number) => ({
  type: 'object',
  required: ['url', 'next'],
  properties: {
    url: { type: 'string', 'x-ms-notification-url': true, 'x-ms-visibility': 'internal' },
    next: { $ref: `#/definitions/d${index + 1}` },
    value: { type: 'array', items: { type: 'object', properties: { id: { type: 'string' } } } },
  },
})

/** A definition that has as much as asked for of each thing that a rule could search for among all others. */
export const largeDefinition = (size: number): string =>
  JSON.stringify({
    swagger: '2.0',
    info: { title: 'Large', version: '1' },
    host: 'api.contoso.com',
    tags: numbers(size).map((index) => ({ name: `t${index}` })),
    paths: {
      ...named(size, '/hooks/h', webhook),
      ...named(size, '/lists/l', list),
      '/wide': {
        post: {
          operationId: 'Wide',
          parameters: [
            ...numbers(size).map((index) => ({ in: 'query', name: `q${index}`, type: 'string' })),
            { in: 'body', name: 'body', required: true, schema: { $ref: '#/definitions/wide' } },
          ],
          responses: { 200: { description: 'OK', schema: { $ref: '#/definitions/wide' } } },
        },
      },
    },
    // Each leads to the next, but not far: what is repeated by reference is no more than what is written.
    definitions: {
      ...named(size, 'd', (index) => (index % 4 === 3 ? { type: 'string' } : definition(index))),
      wide: wide(size),
    },
  })
