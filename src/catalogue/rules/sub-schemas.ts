import { isJsonObject, type JsonObject } from '../../json-object.js'

/** A schema inside a payload's schema, and where it is. */
export interface SubSchema {
  readonly path: string
  readonly schema: JsonObject
}

/** A schema and all that is inside of it: properties, and the items of arrays. */
export const subSchemas = (schema: unknown, path: string): readonly SubSchema[] => {
  if (!isJsonObject(schema)) return []
  const { properties, items } = schema
  return [
    { path, schema },
    ...Object.entries(isJsonObject(properties) ? properties : {}).flatMap(([name, property]) =>
      subSchemas(property, `${path}/properties/${name}`),
    ),
    ...subSchemas(items, `${path}/items`),
  ]
}
