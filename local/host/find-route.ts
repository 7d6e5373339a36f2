import type { AppFunction, HttpTrigger } from './app-function.js'
import { compileRoute, type RouteParams } from './route-template.js'

/** The function that answers a request, and what its route took from the path. */
export interface FoundRoute {
  readonly httpFunction: AppFunction<HttpTrigger>
  readonly params: RouteParams
}

/** The function for a method, in upper case, and a path that is not decoded; undefined when none answers. */
export type FindRoute = (method: string, path: string) => FoundRoute | undefined

/**
 * Finds the function that answers: the first by NAME whose method and route match, however specific
 * the others are. The real host sorts its functions so (`FunctionMetadataManager.cs`) and its
 * router takes the first match.
 */
export const createFindRoute = (
  functions: readonly AppFunction<HttpTrigger>[],
  routePrefix: string,
): FindRoute => {
  const ordinal = ({ name }: AppFunction) => name.toUpperCase()
  const routes = [...functions]
    .sort((a, b) => (ordinal(a) < ordinal(b) ? -1 : 1))
    .map((httpFunction) => ({
      httpFunction,
      match: compileRoute(`${routePrefix}/${httpFunction.trigger.route}`),
    }))
  return (method, path) => {
    for (const { httpFunction, match } of routes) {
      if (!httpFunction.trigger.methods.includes(method)) continue
      const params = match(path)
      if (params) return { httpFunction, params }
    }
    return undefined
  }
}
