import assert from 'node:assert/strict'
import { Problem, type ProblemCode } from '../../src/problem.js'

/** Expects a Problem of this code and status, and answers it. */
export const refusal = async (
  work: Promise<unknown>,
  code: ProblemCode,
  status: number,
): Promise<Problem> => {
  const outcome = await work.then(
    (value: unknown) => ({ value }),
    (error: unknown) => error,
  )
  assert.ok(outcome instanceof Problem, `No Problem, but ${JSON.stringify(outcome)}`)
  assert.equal(outcome.code, code)
  assert.equal(outcome.status, status)
  return outcome
}
