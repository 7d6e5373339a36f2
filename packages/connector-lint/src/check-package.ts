import { applyRules, type CheckOptions } from './apply-rules.js'
import { checkDefinition } from './check-definition.js'
import { checkJson } from './check-json.js'
import { decodeText } from './json/decode-text.js'
import { inReadingOrder, type Finding } from './finding.js'
import { objectOf, stringOf } from './json/json-value.js'
import { packageFamilies } from './rule-catalogue.js'
import { readPng } from './model/png.js'
import { readmeHeadings } from './model/readme-headings.js'

/** The files of a package by name, with how reports name the folder. */
export interface PackageFiles {
  readonly folder: string
  readonly files: ReadonlyMap<string, Buffer>
}

const wholeFile = () => ({ line: 1, column: 1 })
const byLine = (pointer: string) => ({ line: Number(pointer) || 1, column: 1 })

/** Checks a connector's package: its definition and the files that go with it. */
export const checkPackage = (
  { folder, files }: PackageFiles,
  options: CheckOptions = {},
): Finding[] => {
  const names = [...files.keys()]
  const named = (wanted: string) => names.find((name) => name.toLowerCase() === wanted)
  const each = (wanted: string, check: (bytes: Buffer, file: string) => Finding[]) => {
    const name = named(wanted)
    const bytes = name === undefined ? undefined : files.get(name)
    return name === undefined || bytes === undefined ? [] : check(bytes, `${folder}/${name}`)
  }
  let brandColor: string | undefined

  const folderFindings = applyRules(
    packageFamilies['Package folder'],
    { files: names },
    folder,
    wholeFile,
    options,
  )
  const definition = each('apidefinition.swagger.json', (bytes, file) =>
    checkDefinition(bytes, file, options),
  )
  const properties = each('apiproperties.json', (bytes, file) => {
    const { document, findings } = checkJson(bytes, file)
    const view = { properties: document.value }
    const color = objectOf(objectOf(document.value).properties).iconBrandColor
    brandColor = stringOf(color)?.toLowerCase()
    const rules = packageFamilies['apiProperties.json']
    return [...findings, ...applyRules(rules, view, file, document.locate, options)]
  })
  const settings = each('settings.json', (bytes, file) => {
    const { document, findings } = checkJson(bytes, file)
    const view = { settings: document.value, files: names }
    const rules = packageFamilies['settings.json']
    return [...findings, ...applyRules(rules, view, file, document.locate, options)]
  })
  const readme = each('readme.md', (bytes, file) => {
    const { text } = decodeText(bytes)
    const view = { headings: readmeHeadings(text), isEmpty: text.trim() === '' }
    return applyRules(packageFamilies['readme.md'], view, file, byLine, options)
  })
  const icon = each('icon.png', (bytes, file) => {
    const isColor = brandColor !== undefined && /^#[0-9a-f]{6}$/.test(brandColor)
    const view = { png: readPng(bytes), brandColor: isColor ? brandColor : undefined }
    return applyRules(packageFamilies['icon.png'], view, file, wholeFile, options)
  })
  const findings = [folderFindings, definition, properties, settings, readme, icon]
  return inReadingOrder(findings.flat())
}
