import assert from 'node:assert/strict'
import functions, { type HttpHandler } from '@azure/functions'
import type { Catalogue } from '../../src/catalogue/catalogue.js'
import { token } from './authorized.js'
import { secret } from './deliveries.js'
import { assertDescribed } from './described-function.js'
import { partsOf, type Fakes } from './fakes.js'
import { httpRequest, type RequestFacts } from './http-request.js'
import { loggedContext, type LogLine } from './log-lines.js'

/** What an HTTP function answered, as the Functions library renders it, and what it logged. */
export interface FunctionAnswer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly text: string
  /** What JSON holds; undefined for any other body. */
  readonly json: unknown
  readonly lines: readonly LogLine['fields'][]
}

/**
 * Calls an HTTP function that works with fakes, with the token that `authorizedAs` lets in. Whatever the test is about: no token
 * and no callback URL's signature may be logged or answered, and no payload logged; and what it answers has to be as its route is described.
 */
export const callFunction = async <Parts>(
  make: (parts: Parts) => HttpHandler,
  fakes: NoInfer<Fakes<Parts>>,
  { headers, ...facts }: RequestFacts = {},
): Promise<FunctionAnswer> => {
  const { context, lines, text: logText } = loggedContext()
  const request = httpRequest({
    ...facts,
    headers: headers ?? { authorization: `Bearer ${token}` },
  })
  const init = await make(partsOf<Parts>(fakes))(request, context)
  const response = init instanceof functions.HttpResponse ? init : new functions.HttpResponse(init)
  const text = await response.text()
  for (const hidden of [token, secret, 'CONFIDENTIEL'])
    assert.ok(!logText().includes(hidden), `"${hidden}" was logged`)
  for (const hidden of [token, secret])
    assert.ok(!text.includes(hidden), `"${hidden}" was answered`)
  const contentType = response.headers.get('content-type')
  const { catalogue } = fakes as { catalogue?: Partial<Catalogue> }
  const { status } = response
  await assertDescribed(make, catalogue, facts.params?.eventType, {
    ...{ status, text },
    headers: response.headers,
  })
  const isJson = contentType?.includes('json') === true
  return {
    status,
    headers: Object.fromEntries(response.headers),
    text,
    json: isJson ? (JSON.parse(text) as unknown) : undefined,
    lines: lines.map(({ fields }) => fields),
  }
}

/** Expects a fault of the caller's, told as problem+json and logged in one line; answers its detail. */
export const assertRefused = (answer: FunctionAnswer, status: number, code: string): string => {
  assert.equal(answer.status, status, answer.text)
  assert.equal(answer.headers['content-type'], 'application/problem+json')
  const problem = answer.json as Readonly<Record<string, unknown>>
  assert.deepEqual([problem.status, problem.code], [status, code])
  assert.deepEqual(
    answer.lines.map((line) => [line.event, line.status, line.code]),
    [['request.refused', status, code]],
  )
  return String(problem.detail)
}
