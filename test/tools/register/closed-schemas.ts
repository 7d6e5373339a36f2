type Schema = Readonly<Record<string, unknown>>
type Schemas = Readonly<Record<string, unknown>>

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const nameOf = (reference: unknown): string => String(reference).split('/').at(-1) ?? ''

/** The properties of a schema and of all that it inherits. */
const propertiesOf = (schema: unknown, schemas: Schemas): Schema => {
  if (!isSchema(schema)) return {}
  const { $ref, allOf, properties } = schema
  const inherited = [
    ...($ref === undefined ? [] : [schemas[nameOf($ref)]]),
    ...(Array.isArray(allOf) ? (allOf as readonly unknown[]) : []),
  ].map((each) => propertiesOf(each, schemas))
  return Object.assign({}, ...inherited, properties) as Schema
}

/** "An object, or null" is written so that any object is one of the two. */
const isOrNull = (schema: unknown): boolean =>
  isSchema(schema) && schema.nullable === true && schema.type === 'object' && !schema.properties

/**
 * A description whose schemas allow what is declared and nothing else, as Graph does; published ones allow anything beside it. What Graph
 * says of its answers (`@odata.…`) may be there, and need not.
 */
export const closed = (value: unknown, schemas: Schemas): unknown => {
  if (Array.isArray(value)) return value.map((each) => closed(each, schemas))
  if (!isSchema(value)) return value
  if (isOrNull(value)) return { enum: [null] }
  if ('$ref' in value || !('allOf' in value || 'properties' in value))
    return Object.fromEntries(
      Object.entries(value).map(([name, part]) => [name, closed(part, schemas)]),
    )
  return {
    type: 'object',
    ...(value.nullable === true && { nullable: true }),
    properties: Object.fromEntries(
      Object.entries(propertiesOf(value, schemas)).map(([name, part]) => [
        name,
        closed(part, schemas),
      ]),
    ),
    patternProperties: { '@odata\\.': {} },
    additionalProperties: value.additionalProperties ?? false,
  }
}
