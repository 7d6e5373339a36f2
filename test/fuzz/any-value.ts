import fc from 'fast-check'
import type { Schema } from '../../src/connector-definition/open-api.js'

/** Texts that parsers, keys, filters and URLs trip over. */
const nastyTexts = [
  '',
  ' ',
  '\0',
  "'",
  "' or 1 eq 1 or '",
  '"',
  '\\',
  '../..',
  '%00',
  '%E0%A4%A',
  '\ud800',
  'x\udfff',
  '\u202e',
  '😀',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'NaN',
  '-1',
  '1e308',
  '9'.repeat(400),
  '{}',
  '[]',
  'a'.repeat(5000),
  '0001-01-01',
  '1969-12-31T23:59:59Z',
  '9999-12-31T23:59:59.999Z',
  '2026-02-30',
  '2026-03-02T12:00:00+14:00',
]

/** A text: ordinary, of any characters, or one that something trips over. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...nastyTexts),
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
)

const anyNumber = fc.oneof(fc.integer(), fc.double(), fc.constantFrom(-1, 0, 1.5, 1e308, -0))

/** Any JSON value. */
export const anyJsonValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  anyText,
  anyNumber,
)

const bounds = ({ minimum, maximum }: Schema) => ({
  min: typeof minimum === 'number' ? minimum : -1000,
  max: typeof maximum === 'number' ? maximum : 1_000_000,
})

const lengths = ({ minLength, maxLength }: Schema) => ({
  minLength: typeof minLength === 'number' ? minLength : 0,
  maxLength: typeof maxLength === 'number' ? Math.min(maxLength, 60) : 60,
})

/** A value that fits a schema as far as its types, bounds and enumerations go; now and then one that does not. */
export const valueOf = (schema: Schema): fc.Arbitrary<unknown> =>
  fc.oneof({ arbitrary: fitting(schema), weight: 12 }, { arbitrary: anyJsonValue, weight: 1 })

const fitting = (schema: Schema): fc.Arbitrary<unknown> => {
  if (Array.isArray(schema.enum)) return fc.constantFrom<unknown>(...(schema.enum as unknown[]))
  const [type] = [schema.type].flat()
  switch (type) {
    case 'string':
      return schema.format === 'date-time'
        ? fc.date({ noInvalidDate: true }).map((date) => date.toISOString())
        : schema['x-ms-notification-url'] === true
          ? fc.oneof(fc.constant(callback), anyText)
          : fc.oneof(fc.string(lengths(schema)), anyText)
    case 'integer':
      return fc.integer(bounds(schema))
    case 'number':
      return fc.double({ ...bounds(schema), noNaN: true })
    case 'boolean':
      return fc.boolean()
    case 'array':
      return fc.array(valueOf(schemaIn(schema.items)), { maxLength: 4 })
    case 'object':
      return fittingObject(schema)
    default:
      return anyJsonValue
  }
}

const fittingObject = (schema: Schema): fc.Arbitrary<unknown> => {
  const properties = Object.entries(schemaIn(schema.properties))
  const required = Array.isArray(schema.required) ? schema.required.map(String) : []
  const models = Object.fromEntries(
    properties.map(([name, each]) => [name, valueOf(schemaIn(each))] as const),
  )
  return fc.record(models, { requiredKeys: required.filter((name) => name in models) })
}

/** Where a flow would be called; the app that is fuzzed calls nobody. */
const callback = 'https://prod-1.westeurope.logic.azure.com/workflows/w?sig=s'

const schemaIn = (value: unknown): Schema =>
  typeof value === 'object' && value !== null ? (value as Schema) : {}
