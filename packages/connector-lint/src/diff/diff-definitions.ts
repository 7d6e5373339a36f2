import { readJson, type JsonDocument } from '../json/json-document.js'
import { isObject } from '../json/json-value.js'
import type { Position } from '../json/text-position.js'
import { definitionView } from '../model/definition-view.js'
import { compareDocument } from './compare-document.js'
import { compareOperations } from './compare-operations.js'

/** A place in one of two files. */
export interface Place extends Position {
  readonly file: string
  readonly pointer: string
}

/** A change with its place in both files; what is missing on one side is placed where it belonged. */
export interface Change {
  readonly kind: string
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
 * What changed from one version of a definition to the next as flows notice it; throws where a version is no JSON
 * object.
 */
export const diffDefinitions = (old: Version, current: Version): Change[] => {
  const [before, after] = [documentOf(old), documentOf(current)]
  const [oldView, newView] = [definitionView(before.value), definitionView(after.value)]
  const changes = [...compareDocument(oldView, newView), ...compareOperations(oldView, newView)]
  return changes.map(({ kind, severity, message, oldPointer, newPointer }) => ({
    kind,
    severity,
    message,
    old: { file: old.file, ...before.locate(oldPointer), pointer: oldPointer },
    new: { file: current.file, ...after.locate(newPointer), pointer: newPointer },
  }))
}

const documentOf = ({ file, bytes }: Version): JsonDocument => {
  const document = readJson(bytes)
  if (isObject(document.value)) return document
  throw new Error(
    `${file} holds no JSON object; name the apiDefinition.swagger.json of a connector.`,
  )
}
