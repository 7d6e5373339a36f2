import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { refused, type CommandResult } from '../command-line.js'
import { readJson } from '../json/json-document.js'
import { isObject } from '../json/json-value.js'
import {
  diffDefinitions,
  type LocatedChange,
  type Place,
  type Version,
} from './diff-definitions.js'

const USAGE = `Usage: npm run connector:diff -- old.json new.json [--json] [--help]

Tells what changed between two versions of a connector's definition that breaks flows.

  --json  write the changes as a JSON array
  --help  show this

Exit codes: 0 nothing breaks, 1 a breaking change, 2 wrong usage or a file that cannot be read.
`

const version = (file: string): Version => {
  const document = readJson(readFileSync(file))
  if (!isObject(document.value)) throw new Error(`${file} holds no JSON object`)
  return { file: file.replaceAll('\\', '/'), document }
}

const shownPlace = ({ file, line, column }: Place) => `${file}:${line}:${column}`

const render = (changes: readonly LocatedChange[]): string => {
  const lines = changes.map(
    ({ kind, severity, message, old, new: current }) =>
      `${shownPlace(old)} → ${shownPlace(current)} ${severity} ${kind} ${message}.`,
  )
  const breaking = changes.filter(({ severity }) => severity === 'breaking').length
  const summary = `${breaking} breaking, ${changes.length - breaking} other changes`
  return [...lines, summary, ''].join('\n')
}

/** The command `connector:diff`, from its arguments to what it prints. */
export const diffCommand = (args: readonly string[]): CommandResult => {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
    })
    if (values.help === true) return { exitCode: 0, output: USAGE, errors: '' }
    const [oldFile, newFile, ...others] = positionals
    if (oldFile === undefined || newFile === undefined || others.length > 0) {
      throw new Error(`Two files are needed, not ${positionals.length}`)
    }
    const changes = diffDefinitions(version(oldFile), version(newFile))
    const breaks = changes.some(({ severity }) => severity === 'breaking')
    const output =
      values.json === true ? `${JSON.stringify(changes, undefined, 2)}\n` : render(changes)
    return { exitCode: breaks ? 1 : 0, output, errors: '' }
  } catch (error) {
    return refused(error, USAGE)
  }
}
