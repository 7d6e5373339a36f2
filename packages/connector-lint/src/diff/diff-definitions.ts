import type { JsonDocument } from '../json/json-document.js'
import { definitionView } from '../model/definition-view.js'
import type { Position } from '../json/text-position.js'
import { compareDocument } from './compare-document.js'
import { compareOperations } from './compare-operations.js'

/** A place in one of two files. */
export interface Place extends Position {
  readonly file: string
  readonly pointer: string
}

/** A change with its place in both files; what is missing on one side is placed where it belonged. */
export interface LocatedChange {
  readonly kind: string
  readonly severity: 'breaking' | 'info'
  readonly message: string
  readonly old: Place
  readonly new: Place
}

/** A version of a definition and the name of its file. */
export interface Version {
  readonly file: string
  readonly document: JsonDocument
}

/** What changed from one version of a definition to the next as flows notice it. */
export const diffDefinitions = (old: Version, current: Version): LocatedChange[] => {
  const [oldView, newView] = [old, current].map(({ document }) => definitionView(document.value))
  if (oldView === undefined || newView === undefined) return []
  const changes = [...compareDocument(oldView, newView), ...compareOperations(oldView, newView)]
  const place = ({ file, document }: Version, pointer: string): Place => {
    return { file, ...document.locate(pointer), pointer }
  }
  return changes.map(({ kind, severity, message, oldPointer, newPointer }) => ({
    kind,
    severity,
    message,
    old: place(old, oldPointer),
    new: place(current, newPointer),
  }))
}
