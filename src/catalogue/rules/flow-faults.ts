import { isJsonObject } from '../../json-object.js'
import type { EventTypeFile } from '../event-type.js'
import type { FileFault } from '../file-fault.js'

const types = ['string', 'integer', 'number', 'boolean', 'object', 'array']

/** What JSON Schema has and OpenAPI 2.0's outputs of a flow have not. */
const unshowable = ['$ref', 'allOf', 'anyOf', 'oneOf', 'not', 'if', 'patternProperties']

/** What in an event type a flow cannot show as an output. */
export const flowFaults = ({ schema }: EventTypeFile): FileFault[] =>
  propertyFaults('/schema/properties', schema.properties)

const propertyFaults = (path: string, properties: Readonly<Record<string, unknown>>) =>
  Object.entries(properties).flatMap(([name, schema]) => schemaFaults(`${path}/${name}`, schema))

const schemaFaults = (path: string, schema: unknown): FileFault[] => {
  if (!isJsonObject(schema)) {
    const mend = 'write {"type": "string"} or the like'
    return [{ path, message: 'is no schema that a flow can show', mend }]
  }
  const { type, properties, items } = schema
  const used = unshowable.filter((keyword) => keyword in schema)
  if (used.length > 0) {
    const mend = 'describe it by "type", "properties", "items" and "enum"'
    return [{ path, message: `uses "${used.join('", "')}", which a flow cannot show`, mend }]
  }
  if (typeof type !== 'string' || !types.includes(type)) {
    const shown = type === undefined ? 'no type' : `the type ${JSON.stringify(type)}`
    const mend = 'give it one of them; what may be absent is left out of "required"'
    return [{ path, message: `has ${shown}; a flow can show ${types.join(', ')}`, mend }]
  }
  if (type === 'array') return schemaFaults(`${path}/items`, items)
  return isJsonObject(properties) ? propertyFaults(`${path}/properties`, properties) : []
}
