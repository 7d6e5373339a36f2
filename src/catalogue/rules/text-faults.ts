import { didYouMean } from '../did-you-mean.js'
import type { EventTypeFile } from '../event-type.js'
import type { FileFault } from '../file-fault.js'
import { propertyPaths } from '../property-paths.js'

/** Properties that have no texts in a language of the file, and texts of what is no property. */
export const textFaults = ({ texts, schema }: EventTypeFile): FileFault[] =>
  Object.entries(texts).flatMap(([language, { properties }]) => [
    ...Object.keys(schema.properties)
      .filter((name) => properties[name] === undefined)
      .map((name) => ({
        path: `/texts/${language}/properties/${name}`,
        message: 'is missing',
        mend: `say in ${language} what "${name}" is: {"title": "…", "description": "…"}`,
      })),
    ...Object.keys(properties)
      .filter((path) => !propertyPaths(schema).has(path))
      .map((path) => ({
        path: `/texts/${language}/properties/${path}`,
        message: `is the text of "${path}", which is no property of the schema`,
        mend: didYouMean(path, [...propertyPaths(schema).keys()]),
        isOfName: true,
      })),
    ...Object.entries(properties).flatMap(([path, { values = {} }]) => {
      const known = valuesOf(propertyPaths(schema).get(path)?.enum)
      return Object.keys(values)
        .filter((value) => !known.includes(value))
        .map((value) => ({
          path: `/texts/${language}/properties/${path}/values/${value}`,
          message: `is the text of "${value}", which is no value of "enum"`,
          mend: didYouMean(value, known),
          isOfName: true,
        }))
    }),
  ])

const valuesOf = (values: unknown): string[] => (Array.isArray(values) ? values.map(String) : [])
