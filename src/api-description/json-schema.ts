/** A JSON Schema (2020-12), as OpenAPI 3.1 and AsyncAPI 3 have it. */
export type Schema = Readonly<Record<string, unknown>>

/** A text, and what it says. */
export const text = (description: string, more: Schema = {}): Schema => ({
  type: 'string',
  description,
  ...more,
})

/** A time in ISO 8601, UTC. */
export const time = (description: string): Schema => text(description, { format: 'date-time' })

/** How many. */
export const count = (description: string): Schema => ({ type: 'integer', minimum: 0, description })

/** A schema whose values may also be null. */
export const nullable = ({ type, ...schema }: Schema): Schema => ({
  type: [type, 'null'],
  ...schema,
})

/** A schema of a list whose items have this one. */
export const listOf = (items: Schema, description?: string): Schema => ({
  type: 'array',
  ...(description === undefined ? {} : { description }),
  items,
})

/** An object with these properties: all of them, but for those that are named as optional. Others may be added to it one day. */
export const object = <Name extends string>(
  properties: Readonly<Record<Name, Schema>>,
  {
    description,
    optional = [],
  }: { description?: string; optional?: readonly NoInfer<Name>[] } = {},
): Schema => ({
  type: 'object',
  ...(description === undefined ? {} : { description }),
  required: Object.keys(properties).filter((name) => !optional.some((each) => each === name)),
  properties,
})

/** A schema of the document's components. */
export const reference = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` })
