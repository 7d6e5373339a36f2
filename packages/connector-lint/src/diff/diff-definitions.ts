import { readJson, type JsonDocument } from '../json/json-document.js'
import { isObject, stringOf } from '../json/json-value.js'
import type { Position } from '../json/text-position.js'
import { foreignFormat } from '../model/foreign-format.js'
import { definitionView } from '../model/definition-view.js'
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

/**
 * What changed from one version of a definition to the next as flows notice it; throws where a version is no
 * whole definition of OpenAPI 2.0.
 */
export const diffDefinitions = (old: Version, current: Version): Change[] => {
  const [before, after] = [documentOf(old), documentOf(current)]
  const [oldView, newView] = [definitionView(before.value), definitionView(after.value)]
  const changes = [...compareDocument(oldView, newView), ...compareOperations(oldView, newView)]
  const inOld = before.locateAll(changes.map(({ oldPointer }) => oldPointer))
  const inNew = after.locateAll(changes.map(({ newPointer }) => newPointer))
  return changes.map(({ oldPointer, newPointer, ...change }) => ({
    ...change,
    old: { file: old.file, ...inOld(oldPointer), pointer: oldPointer },
    new: { file: current.file, ...inNew(newPointer), pointer: newPointer },
  }))
}

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

const documentOf = ({ file, bytes }: Version): JsonDocument => {
  const document = readJson(bytes)
  const reason = whyNot(document)
  if (reason === undefined) return document
  throw new Error(`${file} ${reason}.`)
}
