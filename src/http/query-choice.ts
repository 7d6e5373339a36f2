import type { HttpRequest } from '@azure/functions'
import { Problem } from '../problem.js'

/** The value of a query parameter, one of those allowed; a Problem that names them for any other. */
export const queryChoice = <T extends string>(
  request: Pick<HttpRequest, 'url'>,
  name: string,
  allowed: readonly T[],
  fallback: T,
): T => {
  const value = new URL(request.url).searchParams.get(name) ?? fallback
  const found = allowed.find((each) => each === value)
  if (found !== undefined) return found
  throw new Problem('query-invalid', `"${name}" is one of ${allowed.join(', ')}.`)
}
