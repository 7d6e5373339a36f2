import { isObject } from '../json/json-value.js'
import { evaluate } from './expression.js'
import type { GatewayRequest } from './gateway-request.js'
import type { Policy } from './policy.js'

type Apply = (
  request: GatewayRequest,
  policy: Policy,
  value: (name: string) => string,
) => GatewayRequest

/** What becomes of a value that is there already: override is the default (https://learn.microsoft.com/connectors/custom-connectors/policy-templates/setheader/setheader). */
const merged = (former: string | undefined, value: string, exists: string): string => {
  if (former === undefined || exists === 'override') return value
  return exists === 'append' ? `${former},${value}` : former
}

const existsAction = (policy: Policy) =>
  policy.parameter('existsAction')?.toLowerCase() ?? 'override'

const templates: Readonly<Record<string, Apply>> = {
  // It drops basePath, so that the template has to have it (seen in certified connectors' scripts).
  dynamichosturl: (request, _, value) => ({
    ...request,
    baseUrl: value('urlTemplate').replace(/\/+$/, ''),
  }),
  setheader: (request, policy, value) => {
    const name = value('name').toLowerCase()
    const header = merged(request.headers[name], value('value'), existsAction(policy))
    return { ...request, headers: { ...request.headers, [name]: header } }
  },
  setqueryparameter: (request, policy, value) => {
    const name = value('name')
    const former = request.query.find(([key]) => key === name)?.[1]
    const text = merged(former, value('value'), existsAction(policy))
    return { ...request, query: [...request.query.filter(([key]) => key !== name), [name, text]] }
  },
  routerequesttoendpoint: (request, policy, value) => ({
    ...request,
    path: `/${value('newPath').replace(/^\/+/, '')}`,
    method: policy.parameter('httpMethod')?.toUpperCase() ?? request.method,
  }),
  setproperty: (request, policy, value) => {
    const parent = policy.parameter('newPropertyParentPathTemplate') ?? ''
    const name = value('newPropertySubPathTemplate')
    if (!/^@body\(\)$/i.test(parent.trim()) || !isObject(request.body ?? {}))
      return unplayed(request, policy, `below ${parent}`)
    const former = isObject(request.body) ? request.body : {}
    const body = { ...former, [name]: value('propertyValuePathTemplate') }
    return { ...request, body }
  },
}

const unplayed = (request: GatewayRequest, { title, template }: Policy, why: string) => ({
  ...request,
  notes: [
    ...request.notes,
    `The policy "${title}" (${template}) is not played: ${why} is not known.`,
  ],
})

/** A request after a connector's policies for requests; what is not known of one is noted with it. */
export const applyPolicies = (
  policies: readonly Policy[],
  request: GatewayRequest,
  connectionParameters: Readonly<Record<string, string>>,
): GatewayRequest =>
  policies
    .filter(({ section }) => section === 'request')
    .reduce((current, policy) => {
      const apply = templates[policy.template]
      if (!apply) return unplayed(current, policy, 'what the platform does with it')
      const unknown: string[] = []
      const value = (name: string) => {
        const queryParameters = Object.fromEntries(current.query)
        const scope = { connectionParameters, queryParameters, headers: current.headers }
        const evaluated = evaluate(policy.parameter(name) ?? '', scope)
        unknown.push(...evaluated.unknown)
        return evaluated.text
      }
      const next = apply(current, policy, value)
      return unknown.length > 0 ? unplayed(current, policy, unknown.join(', ')) : next
    }, request)
