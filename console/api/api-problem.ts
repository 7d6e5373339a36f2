/** What the API refused, or why it did not answer: the members of its `application/problem+json`. */
export class ApiProblem extends Error {
  readonly status: number
  readonly code: string
  readonly title: string

  constructor({ status, code, title, detail }: ProblemFacts) {
    super(detail)
    this.name = 'ApiProblem'
    this.status = status
    this.code = code
    this.title = title
  }
}

interface ProblemFacts {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: string
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The problem that an answer holds; what stands before the app, a gateway, may answer with anything. */
export const readProblem = (status: number, body: string): ApiProblem => {
  const { code, title, detail } = membersOf(body)
  return new ApiProblem({
    status,
    code: textOf(code) || `http-${status}`,
    title: textOf(title) || `HTTP ${status}`,
    detail: textOf(detail),
  })
}

const membersOf = (body: string): Readonly<Record<string, unknown>> => {
  try {
    const value: unknown = JSON.parse(body)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}

/** Any fault as a problem that can be shown: without an answer, the network's. */
export const toProblem = (fault: unknown): ApiProblem =>
  fault instanceof ApiProblem
    ? fault
    : new ApiProblem({ status: 0, code: 'unreachable', title: '', detail: '' })
