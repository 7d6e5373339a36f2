import { readJson, type JsonDocument } from '../json/json-document.js'
import { isObject, stringOf } from '../json/json-value.js'
import type { Position } from '../json/text-position.js'
import { foreignFormat } from '../model/foreign-format.js'
import { definitionView, type DefinitionView } from '../model/definition-view.js'
import { compareDocument } from './compare-document.js'
import type { ChangeKind, Consequence } from './consequences.js'
import { compareOperations } from './compare-operations.js'

/** A place in one of two files. */
export interface Place extends Position {
  readonly file: string
  readonly pointer: string
}

/** A change with its place in both files; what is missing on one side is placed where it belonged. */
export interface Change extends Consequence {
  readonly kind: ChangeKind
  /** Breaking: flows that use the connector stop working or have to be edited. */
  readonly severity: 'breaking' | 'info'
  readonly message: string
  readonly old: Place
  readonly new: Place
}

/** A version of a definition: what the changes call its file, and the bytes of it. */
export interface Version {
  readonly file: string
  readonly bytes: Uint8Array
}

/** A version that was read and is a definition. */
export interface ReadVersion {
  readonly file: string
  readonly document: JsonDocument
  readonly view: DefinitionView
}

/** What changed from one version of a definition to the next as flows notice it. */
export const compareVersions = (old: ReadVersion, current: ReadVersion): Change[] => {
  const changes = [
    ...compareDocument(old.view, current.view),
    ...compareOperations(old.view, current.view),
  ]
  const inOld = old.document.locateAll(changes.map(({ oldPointer }) => oldPointer))
  const inNew = current.document.locateAll(changes.map(({ newPointer }) => newPointer))
  return changes.map(({ oldPointer, newPointer, ...change }) => ({
    ...change,
    old: { file: old.file, ...inOld(oldPointer), pointer: oldPointer },
    new: { file: current.file, ...inNew(newPointer), pointer: newPointer },
  }))
}

/** The same of the bytes of both; throws where a version is no whole definition of OpenAPI 2.0. */
export const diffDefinitions = (old: Version, current: Version): Change[] =>
  compareVersions(readVersion(old), readVersion(current))

/** Why a file is no definition to compare; undefined when it is one. */
const whyNot = (document: JsonDocument): string | undefined => {
  const foreign = foreignFormat(document)
  if (foreign !== undefined) return `is ${foreign.name}; ${foreign.wayOut}`
  const { value, decoded, isBroken, faults, positionAt } = document
  const isObjectAtAll = isObject(value) || decoded.text.trimStart().startsWith('{')
  if (!isObjectAtAll)
    return 'holds no JSON object; name the apiDefinition.swagger.json of a connector'
  if (!isObject(value) || isBroken) {
    const [fault] = faults.filter(({ rule }) => rule === 'JsonSyntaxInvalid')
    const { line, column } = positionAt(fault?.offset ?? 0)
    return `cannot be read as JSON from line ${line}, column ${column} on; it may be cut short`
  }
  const isWhole = stringOf(value.swagger)?.startsWith('2') === true && isObject(value.paths)
  return isWhole
    ? undefined
    : 'is no OpenAPI 2.0 definition, which has "swagger" and "paths"; name the apiDefinition.swagger.json of a connector'
}

/** Reads a version; throws where it is no whole definition of OpenAPI 2.0. */
export const readVersion = ({ file, bytes }: Version): ReadVersion => {
  const document = readJson(bytes)
  const reason = whyNot(document)
  if (reason === undefined) return { file, document, view: definitionView(document.value) }
  throw new Error(`${file} ${reason}.`)
}
