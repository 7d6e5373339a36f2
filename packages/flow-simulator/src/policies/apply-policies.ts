import { asText, isObject, parseJson } from '../json/json-value.js'
import { setAt } from '../json/set-at.js'
import { valueAt } from '../json/value-at.js'
import { evaluate, partOfBody } from './expression.js'
import type { GatewayRequest } from './gateway-request.js'
import { existsAction, merged, type Policy } from './policy.js'

type Apply = (
  request: GatewayRequest,
  policy: Policy,
  value: (name: string, write?: (value: unknown) => string) => string,
) => GatewayRequest

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
    const path = partOfBody(parent)
    const owner = path && valueAt(request.body ?? {}, path)
    if (!path || !isObject(owner)) return unplayed(request, policy, `below ${parent}`)
    const name = value('newPropertySubPathTemplate').replace(/^\['(.*)'\]$/, '$1')
    const set = parseJson(value('propertyValuePathTemplate', JSON.stringify))
    const isJson = typeof set === 'object' && set !== null
    const property = isJson ? set : value('propertyValuePathTemplate')
    return { ...request, body: setAt(request.body, path, { [name]: property }) }
  },
  // The flow itself plays it: what it asks next depends on what came.
  pollingtrigger: (request) => request,
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
      const value = (name: string, write = asText) => {
        const { headers, body } = current
        const queryParameters = Object.fromEntries(current.query)
        const scope = { connectionParameters, queryParameters, headers, body }
        const evaluated = evaluate(policy.parameter(name) ?? '', scope, write)
        unknown.push(...evaluated.unknown)
        return evaluated.text
      }
      const next = apply(current, policy, value)
      return unknown.length > 0 ? unplayed(current, policy, [...new Set(unknown)].join(', ')) : next
    }, request)
