import type { HttpRequest } from '@azure/functions'
import type { Parameter } from '../api-description/open-api.js'
import { Problem } from '../problem.js'

/** Which parts of the query a function takes; `any`: it looks through them itself, or must not fail for them. */
export type Takes = readonly string[] | 'any'

/** The key of the Functions host, which may stand in any URL. */
const ofHost = 'code'

/** The parts of the query that an operation is described with: what is not described is not taken. */
export const queryOf = ({ parameters = [] }: { readonly parameters?: readonly Parameter[] }) =>
  parameters.filter((each) => each.in === 'query').map(({ name }) => name)

/** Throws a Problem that names the first part of the query that is not taken: ignored, it would seem to have narrowed something down. */
export const refuseUnknownQuery = ({ query }: Pick<HttpRequest, 'query'>, takes: Takes): void => {
  if (takes === 'any') return
  const unknown = [...query.keys()].find((name) => name !== ofHost && !takes.includes(name))
  if (unknown === undefined) return
  throw new Problem(
    'query-invalid',
    `There is no parameter "${unknown.slice(0, 50)}". There are: ${takes.join(', ') || 'none'}.`,
  )
}
