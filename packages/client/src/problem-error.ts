/** What a deployment tells of a fault (RFC 9457). */
export interface Problem {
  /** Stable, for programs: `payload-invalid`, `too-many-requests`. */
  readonly code: string
  readonly status: number
  readonly title: string
  /** What is wrong with the request, and what to do. */
  readonly detail: string
  /** Each fault of a payload, with its place as a JSON Pointer. */
  readonly errors?: readonly { readonly path: string; readonly message: string }[]
}

/** A request was refused, or not answered in time: `code` says why, for programs. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError'
  readonly status: number
  /** Undefined where the answer is no problem of the app's: a gateway's, say. */
  readonly code: string | undefined
  readonly detail: string
  readonly errors: NonNullable<Problem['errors']>
  /** Seconds after which the same request may be sent again, where the answer says so. */
  readonly retryAfter: number | undefined

  constructor(status: number, problem: Partial<Problem> = {}, retryAfter?: number) {
    const { code, detail = `The answer was ${status}.`, errors = [] } = problem
    super(code === undefined ? detail : `${code}: ${detail}`)
    this.status = status
    this.code = code
    this.detail = detail
    this.errors = errors
    this.retryAfter = retryAfter
  }
}

/** The fault that an answer tells. */
export const problemOf = (status: number, text: string, retryAfter?: number): ProblemError => {
  try {
    const parsed: unknown = JSON.parse(text)
    if (typeof parsed === 'object' && parsed !== null && 'code' in parsed)
      return new ProblemError(status, parsed as Problem, retryAfter)
  } catch {
    // No JSON: somebody else answered than the app.
  }
  return new ProblemError(status, {}, retryAfter)
}
