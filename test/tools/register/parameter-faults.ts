import type { Sent } from './graph-description.js'
import { description, faultsOf, type Operation, type Parameter } from './graph-schemas.js'

type Parameters = NonNullable<Operation['parameters']>

const resolved = (parameters: Parameters): readonly Parameter[] =>
  parameters.flatMap((each) => {
    if ('name' in each) return [each]
    const shared = description.components.parameters[each.$ref?.split('/').at(-1) ?? '']
    return shared ? [shared] : []
  })

/** A parameter's text, as its schema takes it: lists are joined by commas. */
const parsed = (text: string, type = 'string'): unknown => {
  if (type === 'array') return text.split(',')
  return type === 'integer' ? Number(text) : text
}

/** What is wrong with a request's query and headers. Graph refuses what it does not know of a query, not of headers. */
export const parameterFaults = (
  parameters: Parameters,
  { url, headers }: Sent,
): readonly string[] => {
  const known = resolved(parameters).filter((each) => each.in !== 'path')
  const unknown = [...url.searchParams.keys()].filter(
    (name) => !known.some((each) => each.in === 'query' && each.name === name),
  )
  return [
    ...unknown.map((name) => `${name} is not a parameter`),
    ...known.flatMap((each) => {
      const text = each.in === 'header' ? headers.get(each.name) : url.searchParams.get(each.name)
      if (text === null) return each.required ? [`${each.name} is missing`] : []
      return faultsOf(each.name, each.schema, parsed(text, each.schema.type))
    }),
  ]
}
