import { auths } from '../connector-definition/security.js'
import { answer, header, pathInput, queryInput, type ApiOperations } from './api-operation.js'
import { object, text, type Schema } from './json-schema.js'
import type { Response } from './open-api.js'

const unchanged: Response = { description: 'It is still what the ETag sent was given for.' }

const document = (description: string): Readonly<Record<number, Response>> => ({
  200: answer(
    description,
    { type: 'object', additionalProperties: true },
    { ETag: header('Changes when the description does; ask with `If-None-Match`.') },
  ),
  304: unchanged,
})

const file: Schema = { type: 'string' }

/** A page or a file of one, of these types. */
const files = (...types: readonly string[]): Readonly<Record<number, Response>> => ({
  200: {
    description: 'The file.',
    content: Object.fromEntries(types.map((type) => [type, { schema: file }])),
  },
  304: unchanged,
})

/** What anyone may call. */
export const publicOperations = {
  'GET /health': {
    tag: 'everyone',
    operationId: 'getHealth',
    summary: 'Whether the app can do its work',
    description: 'Asks storage, once in five seconds at most.',
    access: 'anyone',
    answers: {
      200: answer('It can.', object({ status: text('That it can.', { const: 'healthy' }) })),
    },
    problems: ['storage-unavailable'],
  },
  'GET /openapi.json': {
    tag: 'everyone',
    operationId: 'getOpenApi',
    summary: 'This description',
    description: 'The whole HTTP API, as OpenAPI 3.1.',
    access: 'anyone',
    answers: document('The description.'),
  },
  'GET /asyncapi.json': {
    tag: 'everyone',
    operationId: 'getAsyncApi',
    summary: 'The events, for receivers',
    description: 'What is POSTed to callback URLs, as AsyncAPI 3.0.',
    access: 'anyone',
    answers: document('The description.'),
  },
  'GET /swagger.json': {
    tag: 'everyone',
    operationId: 'getConnectorDefinition',
    summary: 'The connector’s definition',
    description: 'What Power Automate imports, as OpenAPI 2.0.',
    access: 'anyone',
    parameters: [
      queryInput('locale', 'In which language.'),
      queryInput('auth', 'How connections sign in.', { type: 'string', enum: auths }),
    ],
    answers: { 200: answer('The definition.', { type: 'object', additionalProperties: true }) },
  },
  'GET /swagger/{file}': {
    tag: 'everyone',
    operationId: 'getSwaggerUi',
    summary: 'Swagger UI',
    description: 'The page, at `/swagger` too, and the files that it asks for.',
    access: 'anyone',
    parameters: [pathInput('file', 'A file of Swagger UI; `index.html` is the page.')],
    answers: files('text/html', 'text/css', 'text/javascript', 'image/png'),
    problems: ['unknown-page'],
  },
  'GET /console/{file}': {
    tag: 'everyone',
    operationId: 'getConsole',
    summary: 'The operators’ console',
    description: 'The page, at `/console`, and the files that it asks for.',
    access: 'anyone',
    parameters: [pathInput('file', 'A file of the console.')],
    answers: files('text/html', 'text/css', 'text/javascript'),
    problems: ['unknown-page'],
  },
  'GET /': {
    tag: 'everyone',
    operationId: 'getHome',
    summary: 'Where a person can go from here',
    description: 'A page that leads to the console and to Swagger UI.',
    access: 'anyone',
    answers: files('text/html'),
  },
} satisfies ApiOperations
