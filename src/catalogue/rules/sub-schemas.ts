/** A schema inside a payload's schema, and where it is. */
export interface SubSchema {
  readonly path: string
  readonly schema: Readonly<Record<string, unknown>>
}

/** Whether a value is an object that may be a schema. */
export const isSchema = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A schema and all that is inside of it: properties, and the items of arrays. */
export const subSchemas = (schema: unknown, path: string): readonly SubSchema[] => {
  if (!isSchema(schema)) return []
  const { properties, items } = schema
  return [
    { path, schema },
    ...Object.entries(isSchema(properties) ? properties : {}).flatMap(([name, property]) =>
      subSchemas(property, `${path}/properties/${name}`),
    ),
    ...subSchemas(items, `${path}/items`),
  ]
}
