import type { EventTypeFile, PayloadFault } from './event-type.js'

const types = ['string', 'integer', 'number', 'boolean', 'object', 'array']

/** What JSON Schema has and OpenAPI 2.0's outputs of a flow have not. */
const unshowable = ['$ref', 'allOf', 'anyOf', 'oneOf', 'not', 'if', 'patternProperties']

/** What in an event type a flow cannot show as an output, or take as a filter. */
export const flowFaults = ({ schema, filters = [] }: EventTypeFile): PayloadFault[] => [
  ...propertyFaults('/schema/properties', schema.properties),
  ...filters
    .filter(
      (name) =>
        !['string', 'integer', 'number', 'boolean'].includes(String(schema.properties[name]?.type)),
    )
    .map((name) => ({
      path: '/filters',
      message: `names "${name}", which is no text, number or boolean`,
    })),
]

const propertyFaults = (path: string, properties: Readonly<Record<string, unknown>>) =>
  Object.entries(properties).flatMap(([name, schema]) => schemaFaults(`${path}/${name}`, schema))

const schemaFaults = (path: string, schema: unknown): PayloadFault[] => {
  if (!isObject(schema)) return [{ path, message: 'is no schema that a flow can show' }]
  const { type, properties, items } = schema
  const used = unshowable.filter((keyword) => keyword in schema)
  if (used.length > 0) {
    return [{ path, message: `uses "${used.join('", "')}", which a flow cannot show` }]
  }
  if (typeof type !== 'string' || !types.includes(type)) {
    const shown = type === undefined ? 'no type' : `the type ${JSON.stringify(type)}`
    return [{ path, message: `has ${shown}; a flow can show ${types.join(', ')}` }]
  }
  if (type === 'array') return schemaFaults(`${path}/items`, items)
  return isObject(properties) ? propertyFaults(`${path}/properties`, properties) : []
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
