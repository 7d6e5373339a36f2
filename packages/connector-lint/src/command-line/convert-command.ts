import { readFileSync, writeFileSync } from 'node:fs'
import { shownPath } from '../check-path.js'
import { convertDefinition } from '../convert/convert-definition.js'
import { decodeText } from '../json/decode-text.js'
import type { CommandResult } from './command-result.js'

/** The options of `connector-lint convert`. */
export interface ConvertFlags {
  readonly output?: string
}

const ADVICE =
  'Check the outcome: what OpenAPI 2.0 cannot say, such as oneOf, nullable or several servers, is lost or simplified.'

/** Makes OpenAPI 2.0 in JSON of a definition in YAML, of OpenAPI 3, or of both. */
export const convertCommand = async (
  path: string,
  { output }: ConvertFlags,
): Promise<CommandResult> => {
  const { text } = decodeText(readFileSync(path))
  const told = (error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error)
    return new Error(`${shownPath(path)} cannot be converted: ${reason}`)
  }
  const converted = await convertDefinition(text).catch((error: unknown) => {
    throw told(error)
  })
  const json = `${JSON.stringify(converted, undefined, 2)}\n`
  if (output === undefined) return { exitCode: 0, output: json, errors: `${ADVICE}\n` }
  writeFileSync(output, json)
  return { exitCode: 0, output: `Wrote ${shownPath(output)}. ${ADVICE}\n`, errors: '' }
}
