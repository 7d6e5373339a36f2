import { readFileSync } from 'node:fs'
import { shownPath } from '../check-path.js'
import { diffDefinitions, type Change, type Place } from '../diff/diff-definitions.js'
import type { CommandResult } from './command-result.js'

/** The options of `connector-lint diff`. */
export interface DiffFlags {
  readonly json?: boolean
}

const versionAt = (path: string) => ({ file: shownPath(path), bytes: readFileSync(path) })

const shownPlace = ({ file, line, column }: Place) => `${file}:${line}:${column}`

const render = (changes: readonly Change[]): string => {
  const lines = changes.flatMap(
    ({ kind, severity, message, old, new: current, breaks, how, source }) => [
      `${shownPlace(old)} → ${shownPlace(current)} ${severity} ${kind} ${message}.`,
      `  ${breaks.length === 0 ? 'Breaks no flows' : `Breaks flows of ${breaks.join(' and ')}`}: ${how} ${source}`,
    ],
  )
  const breaking = changes.filter(({ severity }) => severity === 'breaking').length
  const summary = `${breaking} breaking, ${changes.length - breaking} other changes`
  return [...lines, summary, ''].join('\n')
}

/** Tells what changed between two versions of a definition. */
export const diffCommand = (
  oldPath: string,
  newPath: string,
  { json = false }: DiffFlags,
): CommandResult => {
  const changes = diffDefinitions(versionAt(oldPath), versionAt(newPath))
  const breaks = changes.some(({ severity }) => severity === 'breaking')
  const output = json ? `${JSON.stringify(changes, undefined, 2)}\n` : render(changes)
  return { exitCode: breaks ? 1 : 0, output, errors: '' }
}
