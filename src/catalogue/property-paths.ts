import { isJsonObject } from '../json-object.js'
import type { PayloadSchema } from './event-type.js'

/** One property's schema. */
type Property = Readonly<Record<string, unknown>>

/** Every property of a payload by its path: `patient`, `patient.name`; those of an array's items as `lines.sku`. */
export const propertyPaths = (schema: PayloadSchema): ReadonlyMap<string, Property> =>
  new Map(inside(schema, ''))

const inside = (schema: Property, prefix: string): readonly (readonly [string, Property])[] => {
  const { properties, items } = schema
  if (isJsonObject(items)) return inside(items, prefix)
  return Object.entries(isJsonObject(properties) ? properties : {}).flatMap(([name, property]) =>
    isJsonObject(property)
      ? [[`${prefix}${name}`, property] as const, ...inside(property, `${prefix}${name}.`)]
      : [],
  )
}
