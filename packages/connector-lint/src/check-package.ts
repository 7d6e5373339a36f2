import { checkDefinition } from './check-definition.js'
import { checkJson } from './check-json.js'
import { inReadingOrder, type Finding } from './finding.js'
import { decodeText } from './json/decode-text.js'
import { readJson } from './json/json-document.js'
import { wordsFor } from './json/pointer-in-words.js'
import { isObject, membersOf, objectOf, stringOf } from './json/json-value.js'
import { METHODS } from './model/nesting.js'
import { replacesHost } from './model/policies.js'
import { readPng } from './model/png.js'
import { readmeHeadings } from './model/readme-headings.js'
import { packageFamilies as families } from './rule-catalogue.js'
import { runRules, type CheckOptions } from './run-rules.js'

/** The files of a package by name, with how reports name the folder. */
export interface PackageFiles {
  readonly folder: string
  readonly files: ReadonlyMap<string, Uint8Array>
}

const wholeFile = () => () => ({ line: 1, column: 1 })
const byLine = () => (pointer: string) => ({ line: Number(pointer) || 1, column: 1 })

/** Checks a connector's package: its definition and the files that go with it. */
export const checkPackage = (
  { folder, files }: PackageFiles,
  options: CheckOptions = {},
): Finding[] => {
  const names = [...files.keys()]
  const each = (wanted: string, check: (bytes: Uint8Array, file: string) => Finding[]) => {
    const [name, bytes] = [...files].find(([present]) => present.toLowerCase() === wanted) ?? []
    return name === undefined || bytes === undefined ? [] : check(bytes, `${folder}/${name}`)
  }
  const named = (wanted: string) => [...files].find(([name]) => name.toLowerCase() === wanted)?.[1]
  const definition = named('apidefinition.swagger.json')
  const properties = named('apiproperties.json')
  const brandColor = properties && brandColorIn(properties)

  return inReadingOrder([
    ...runRules(
      families['Package folder'],
      { view: { files: names }, file: folder, locateAll: wholeFile },
      options,
    ),
    ...each('apidefinition.swagger.json', (bytes, file) =>
      checkDefinition(bytes, file, {
        ...options,
        hostIsReplaced: properties !== undefined && replacesHost(properties),
      }),
    ),
    ...each('apiproperties.json', (bytes, file) => {
      const { document, findings } = checkJson(bytes, file, options)
      const { value, locateAll } = document
      const checked = {
        view: { properties: value, operationIds: operationIdsIn(definition) },
        file,
        locateAll,
        inWords: wordsFor(value),
      }
      return [...findings, ...runRules(families['apiProperties.json'], checked, options)]
    }),
    ...each('settings.json', (bytes, file) => {
      const { document, findings } = checkJson(bytes, file, options)
      const { value, locateAll } = document
      const checked = {
        view: { settings: value, files: names },
        file,
        locateAll,
        inWords: wordsFor(value),
      }
      return [...findings, ...runRules(families['settings.json'], checked, options)]
    }),
    ...each('readme.md', (bytes, file) => {
      const { text } = decodeText(bytes)
      const view = { headings: readmeHeadings(text), isEmpty: text.trim() === '' }
      return runRules(families['readme.md'], { view, file, locateAll: byLine }, options)
    }),
    ...each('icon.png', (bytes, file) => {
      const view = { png: readPng(bytes), brandColor }
      return runRules(families['icon.png'], { view, file, locateAll: wholeFile }, options)
    }),
  ])
}

/** The ids of a definition's operations; undefined where it is not there or cannot be read. */
const operationIdsIn = (bytes: Uint8Array | undefined): ReadonlySet<string> | undefined => {
  const value = bytes && readJson(bytes).value
  if (!isObject(value) || !isObject(value.paths)) return undefined
  const operations = membersOf(value.paths).flatMap(([, path]) =>
    METHODS.map((method) => objectOf(objectOf(path)[method])),
  )
  return new Set(operations.flatMap(({ operationId }) => stringOf(operationId) ?? []))
}

/** The brand's colour in apiProperties.json, in lower case, when it is one. */
const brandColorIn = (bytes: Uint8Array): string | undefined => {
  const { iconBrandColor } = objectOf(objectOf(readJson(bytes).value).properties)
  const color = stringOf(iconBrandColor)?.toLowerCase()
  return color !== undefined && /^#[0-9a-f]{6}$/.test(color) ? color : undefined
}
