import { checkDocument } from './check-definition.js'
import { checkJson } from './check-json.js'
import { inReadingOrder, type Finding } from './finding.js'
import { decodeText } from './json/decode-text.js'
import { readJson, type JsonDocument } from './json/json-document.js'
import { wordsFor } from './json/pointer-in-words.js'
import { isObject, membersOf, objectOf, stringOf } from './json/json-value.js'
import { METHODS } from './model/nesting.js'
import { replacesHost } from './model/policies.js'
import { readPng } from './model/png.js'
import { readmeHeadings } from './model/readme-headings.js'
import type { Rule } from './rule.js'
import { packageFamilies as families } from './rule-catalogue.js'
import { runRules, type CheckOptions } from './run-rules.js'

/** The files of a package by name, with how reports name the folder. */
export interface PackageFiles {
  readonly folder: string
  readonly files: ReadonlyMap<string, Uint8Array>
}

/** A JSON file of a package, which is read once, whoever asks what is in it. */
interface ReadFile {
  readonly file: string
  readonly document: JsonDocument
}

const wholeFile = () => () => ({ line: 1, column: 1 })
const byLine = () => (pointer: string) => ({ line: Number(pointer) || 1, column: 1 })

/** Checks a connector's package: its definition and the files that go with it. */
export const checkPackage = (
  { folder, files }: PackageFiles,
  options: CheckOptions = {},
): Finding[] => {
  const names = [...files.keys()]
  const filesNamed = (wanted: string) =>
    [...files]
      .filter(([name]) => name.toLowerCase() === wanted)
      .slice(0, 1)
      .map(([name, bytes]) => ({ file: `${folder}/${name}`, bytes }))
  const documentsNamed = (wanted: string): ReadFile[] =>
    filesNamed(wanted).map(({ file, bytes }) => ({ file, document: readJson(bytes) }))

  const definitions = documentsNamed('apidefinition.swagger.json')
  const properties = documentsNamed('apiproperties.json')
  const [definition] = definitions.map(({ document }) => document.value)
  const [property] = properties.map(({ document }) => document.value)

  return inReadingOrder([
    ...runRules(
      families['Package folder'],
      { view: { files: names }, file: folder, locateAll: wholeFile },
      options,
    ),
    ...definitions.flatMap(({ document, file }) =>
      checkDocument(document, file, { ...options, hostIsReplaced: replacesHost(property) }),
    ),
    ...properties.flatMap((read) => {
      const view = { properties: property, operationIds: operationIdsIn(definition) }
      return checkRead(read, families['apiProperties.json'], view, options)
    }),
    ...documentsNamed('settings.json').flatMap((read) => {
      const view = { settings: read.document.value, files: names }
      return checkRead(read, families['settings.json'], view, options)
    }),
    ...filesNamed('readme.md').flatMap(({ bytes, file }) => {
      const { text } = decodeText(bytes)
      const view = { headings: readmeHeadings(text), isEmpty: text.trim() === '' }
      return runRules(families['readme.md'], { view, file, locateAll: byLine }, options)
    }),
    ...filesNamed('icon.png').flatMap(({ bytes, file }) => {
      const view = { png: readPng(bytes), brandColor: brandColorIn(property) }
      return runRules(families['icon.png'], { view, file, locateAll: wholeFile }, options)
    }),
  ])
}

/** What is wrong with the text of a JSON file, and what rules say of a view of its value. */
const checkRead = <View>(
  { document, file }: ReadFile,
  rules: readonly Rule<View>[],
  view: View,
  options: CheckOptions,
): Finding[] => {
  const { value, locateAll } = document
  const checked = { view, file, locateAll, inWords: wordsFor(value) }
  return [...checkJson(document, file, options), ...runRules(rules, checked, options)]
}

/** The ids of a definition's operations; undefined where it is not there or cannot be read. */
const operationIdsIn = (definition: unknown): ReadonlySet<string> | undefined => {
  if (!isObject(definition) || !isObject(definition.paths)) return undefined
  const operations = membersOf(definition.paths).flatMap(([, path]) =>
    METHODS.map((method) => objectOf(objectOf(path)[method])),
  )
  return new Set(operations.flatMap(({ operationId }) => stringOf(operationId) ?? []))
}

/** The brand's colour in apiProperties.json, in lower case, when it is one. */
const brandColorIn = (properties: unknown): string | undefined => {
  const { iconBrandColor } = objectOf(objectOf(properties).properties)
  const color = stringOf(iconBrandColor)?.toLowerCase()
  return color !== undefined && /^#[0-9a-f]{6}$/.test(color) ? color : undefined
}
