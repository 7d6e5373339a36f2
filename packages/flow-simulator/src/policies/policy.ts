import { arrayOf, objectOf, stringOf, type JsonObject } from '../json/json-value.js'

/** A policy of apiProperties.json. */
export interface Policy {
  readonly template: string
  readonly title: string
  readonly section: 'request' | 'response'
  /** Without it, all operations. */
  readonly operationIds?: readonly string[]
  readonly parameter: (name: string) => string | undefined
  /** One that is an object; empty where it is none. */
  readonly record: (name: string) => JsonObject
}

const readPolicy = (node: JsonObject): Policy => {
  const parameters = objectOf(node.parameters)
  const ids = arrayOf(parameters['x-ms-apimTemplate-operationName'])
  const template = stringOf(node.templateId) ?? ''
  const section = stringOf(parameters['x-ms-apimTemplate-policySection'])?.toLowerCase()
  return {
    template: template.toLowerCase(),
    title: stringOf(node.title) ?? template,
    section: section === 'response' ? 'response' : 'request',
    ...(ids.length > 0 && { operationIds: ids.map((id) => String(id).toLowerCase()) }),
    parameter: (name) => stringOf(parameters[`x-ms-apimTemplateParameter.${name}`]),
    record: (name) => objectOf(parameters[`x-ms-apimTemplateParameter.${name}`]),
  }
}

/** The policies for an operation, in their order. */
export const policiesFor = (properties: JsonObject, operationId: string): Policy[] =>
  arrayOf(objectOf(properties.properties).policyTemplateInstances)
    .map((node) => readPolicy(objectOf(node)))
    .filter(({ operationIds }) => operationIds?.includes(operationId.toLowerCase()) ?? true)

/** What a policy does where its value is there already: override is the default (https://learn.microsoft.com/connectors/custom-connectors/policy-templates/setheader/setheader). */
export const existsAction = (policy: Policy): string =>
  policy.parameter('existsAction')?.toLowerCase() ?? 'override'

/** What becomes of a value that may be there already. */
export const merged = (former: string | undefined, value: string, exists: string): string => {
  if (former === undefined || exists === 'override') return value
  return exists === 'append' ? `${former},${value}` : former
}

const additions = ['setheader', 'setqueryparameter']

/** Those that only add to a request, wherever it goes. */
export const addingPolicies = (policies: readonly Policy[]): Policy[] =>
  policies.filter(({ template }) => additions.includes(template))
