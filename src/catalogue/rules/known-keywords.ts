import { Ajv } from 'ajv'
import { default as addFormats } from 'ajv-formats'

/** What checks payloads. 19.99 is a multiple of 0.01, although it is not in binary fractions. */
export const ajv = addFormats.default(new Ajv({ allErrors: true, multipleOfPrecision: 6 }))

/** Whether JSON Schema has a keyword. */
export const isKeyword = (name: string): boolean => name in ajv.RULES.keywords

/** Keywords that a maker of a catalogue is likely to mean. */
export const usualKeywords: readonly string[] = [
  ...['type', 'properties', 'required', 'additionalProperties', 'items', 'enum', 'const'],
  ...['format', 'pattern', 'minLength', 'maxLength', 'minimum', 'maximum', 'multipleOf'],
  ...['exclusiveMinimum', 'exclusiveMaximum', 'minItems', 'maxItems', 'uniqueItems'],
  ...['title', 'description', 'default', 'examples'],
]

/** The formats that payloads are checked by. */
export const formats = (): readonly string[] => Object.keys(ajv.formats)
