import { problems, type ProblemCode } from '../problem.js'
import { listOf, object, reference, text, type Schema } from './json-schema.js'
import type { Examples, Response } from './open-api.js'

/** The body of every answer that tells a fault: RFC 9457, with a stable `code`. */
export const problemSchema: Schema = object(
  {
    type: text('A URN of the code.'),
    title: text('What is wrong, the same for each fault of this code.'),
    status: { type: 'integer', description: 'The status of the answer.' },
    code: text('The stable name of the fault, for programs. More may be added.'),
    detail: text('What is wrong with this request, and what to do.'),
    errors: listOf(
      object({ path: text('Where, as a JSON Pointer.'), message: text('What is wrong there.') }),
      'Each fault of a payload.',
    ),
    retryAfter: {
      type: 'integer',
      description: 'Seconds after which the request may be sent again.',
    },
    error: object({ code: text('The same code.'), message: text('The same detail.') }),
  },
  { description: 'A fault (RFC 9457).', optional: ['errors', 'retryAfter'] },
)

/** An example of each problem, by its code. */
export const problemExamples: Examples = Object.fromEntries(
  Object.entries(problems).map(([code, { status, title }]) => {
    const detail = `${title}.`
    const type = `urn:flow-triggers:${code}`
    const error = { code, message: detail }
    return [code, { summary: title, value: { type, title, status, code, detail, error } }]
  }),
)

const retryAfter: Response['headers'] = {
  'Retry-After': {
    description: 'Seconds after which the request may be sent again.',
    required: true,
    schema: { type: 'integer' },
  },
}

const headersOf: Readonly<Record<number, Response['headers']>> = {
  401: {
    'WWW-Authenticate': {
      description: 'What to bring.',
      required: true,
      schema: { type: 'string' },
    },
  },
  429: retryAfter,
  503: retryAfter,
}

/** The answers that tell these faults, by their status; the examples of each are all that it may tell. */
export const problemAnswers = (codes: readonly ProblemCode[]): Record<string, Response> => {
  const statuses = [...new Set(codes.map((code) => problems[code].status))].sort((a, b) => a - b)
  return Object.fromEntries(
    statuses.map((status): [string, Response] => {
      const told = [...new Set(codes)].filter((code) => problems[code].status === status)
      const headers = headersOf[status]
      return [
        String(status),
        {
          description: told.map((code) => `\`${code}\`: ${problems[code].title}.`).join(' '),
          ...(headers ? { headers } : {}),
          content: {
            'application/problem+json': {
              schema: reference('Problem'),
              examples: Object.fromEntries(
                told.map((code) => [code, { $ref: `#/components/examples/${code}` }]),
              ),
            },
          },
        },
      ]
    }),
  )
}
