import assert from 'node:assert/strict'
import type { Answer } from './target.js'

/** Holds an answer against RFC 9457 and the contract's own code; answers the detail. */
export const assertProblem = (answer: Answer, status: number, code: string): string => {
  assert.equal(answer.status, status, answer.text)
  assert.match(answer.headers.get('content-type') ?? '', /^application\/problem\+json(;|$)/)
  const problem = answer.json() as Record<string, unknown>
  assert.equal(problem.code, code)
  assert.equal(problem.status, status)
  for (const member of ['type', 'title', 'detail']) assert.equal(typeof problem[member], 'string')
  // A flow's maker is shown error.message.
  assert.deepEqual(problem.error, { code, message: problem.detail })
  if (status === 401) assert.match(answer.headers.get('www-authenticate') ?? '', /^Bearer\b/)
  return String(problem.detail)
}
