import type { PayloadSchema } from './event-type.js'
import { isSchema } from './rules/sub-schemas.js'

/** One property's schema. */
type Property = Readonly<Record<string, unknown>>

/** Every property of a payload by its path: `patient`, `patient.name`; those of an array's items as `lines.sku`. */
export const propertyPaths = (schema: PayloadSchema): ReadonlyMap<string, Property> =>
  new Map(inside(schema, ''))

const inside = (schema: Property, prefix: string): readonly (readonly [string, Property])[] => {
  const { properties, items } = schema
  if (isSchema(items)) return inside(items, prefix)
  return Object.entries(isSchema(properties) ? properties : {}).flatMap(([name, property]) =>
    isSchema(property)
      ? [[`${prefix}${name}`, property] as const, ...inside(property, `${prefix}${name}.`)]
      : [],
  )
}
