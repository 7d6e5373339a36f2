import { isJsonObject } from '../../json-object.js'
import { didYouMean } from '../did-you-mean.js'
import type { EventTypeFile } from '../event-type.js'
import type { FileFault } from '../file-fault.js'
import { subSchemas, type SubSchema } from './sub-schemas.js'
import { formats, isKeyword, usualKeywords } from './known-keywords.js'

/** What in an event type's schema is no JSON Schema, or contradicts itself. */
export const schemaFaults = ({ schema }: EventTypeFile): FileFault[] => [
  ...draftFaults(schema.$schema),
  ...subSchemas(schema, '/schema').flatMap((each) => [
    ...keywordFaults(each),
    ...formatFaults(each),
    ...requiredFaults(each),
    ...enumFaults(each),
  ]),
]

const draftFaults = (draft: unknown): FileFault[] =>
  draft === undefined || /^https?:\/\/json-schema\.org\/draft-07\/schema#?$/.test(typeof draft === 'string' ? draft : '')
    ? []
    : [
        {
          path: '/schema/$schema',
          message: `is of the draft ${JSON.stringify(draft)}; payloads are checked by draft-07`,
          mend: 'take "$schema" out, and what draft-07 has not',
        },
      ]

const keywordFaults = ({ path, schema }: SubSchema): FileFault[] =>
  Object.keys(schema)
    .filter((name) => !isKeyword(name) && name !== '$schema')
    .map((name) => ({
      path: `${path}/${name}`,
      message: `is the unknown keyword "${name}"`,
      mend: didYouMean(name, usualKeywords),
      isOfName: true,
    }))

const formatFaults = ({ path, schema: { format } }: SubSchema): FileFault[] =>
  typeof format !== 'string' || formats().includes(format)
    ? []
    : [
        {
          path: `${path}/format`,
          message: `is the unknown format "${format}"`,
          mend: didYouMean(format, formats()),
        },
      ]

const requiredFaults = ({ path, schema: { required, properties } }: SubSchema): FileFault[] => {
  if (!Array.isArray(required)) return []
  const names = isJsonObject(properties) ? Object.keys(properties) : []
  return required.flatMap((name: unknown, index) =>
    names.includes(String(name))
      ? []
      : [
          {
            path: `${path}/required/${index}`,
            message: `requires "${String(name)}", which is no property of the schema`,
            mend: didYouMean(String(name), names),
          },
        ],
  )
}

const enumFaults = ({ path, schema }: SubSchema): FileFault[] => {
  const values: unknown = schema.enum
  if (!Array.isArray(values)) return []
  return values.flatMap((value: unknown, index) =>
    value === null
      ? [
          {
            path: `${path}/enum/${index}`,
            message: 'is null, which a flow cannot show as a choice',
            mend: 'take it out, and leave the property out of "required"',
          },
        ]
      : [],
  )
}
