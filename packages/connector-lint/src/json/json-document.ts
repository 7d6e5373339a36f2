import { parseTree, printParseErrorCode, type ParseError } from 'jsonc-parser'
import { decodeText, type DecodedText } from './decode-text.js'
import { offsetsOf } from './offsets-of.js'
import { isPlainJson } from './plain-json.js'
import { scanJson, type JsonFault } from './scan-json.js'
import { positions, type Position } from './text-position.js'
import { valueOf } from './value-of.js'

/** A JSON file as far as it could be read, and where in it each value stands. */
export interface JsonDocument {
  readonly value: unknown
  readonly decoded: DecodedText
  readonly faults: readonly JsonFault[]
  /** The text is no JSON at some place, so that what was read after it is a guess. */
  readonly isBroken: boolean
  readonly positionAt: (offset: number) => Position
  /** The positions of some values or, where one is missing, of the nearest thing around it; in one walk. */
  readonly locateAll: (pointers: Iterable<string>) => (pointer: string) => Position
  /** The position of one value. */
  readonly locate: (pointer: string) => Position
}

const syntaxFault = ({ error, offset }: ParseError): JsonFault =>
  printParseErrorCode(error) === 'InvalidCharacter'
    ? {
        rule: 'JsonControlCharacter',
        offset,
        message:
          'A string holds a raw control character; write it as an escape such as \\n or \\t.',
      }
    : {
        rule: 'JsonSyntaxInvalid',
        offset,
        message: `The text is not JSON here (${printParseErrorCode(error)}); mend the syntax.`,
      }

// One slip confuses the reader of what follows it, so that the first fault tells most and the rest less and less.
const MOST_SYNTAX_FAULTS = 3

const distinctFaults = (errors: readonly ParseError[]): JsonFault[] =>
  errors
    .filter(({ offset }, index) => errors[index - 1]?.offset !== offset)
    .slice(0, MOST_SYNTAX_FAULTS)
    .map(syntaxFault)

interface Reading {
  readonly value: unknown
  readonly faults: readonly JsonFault[]
}

/** The value of a text that is JSON; undefined when it is not. */
const strictly = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The value of a text as far as it can be read, with the faults that are in the way. */
const leniently = (text: string): Reading => {
  const errors: ParseError[] = []
  const tree = parseTree(text, errors, { allowTrailingComma: true })
  return { value: tree && valueOf(tree), faults: distinctFaults(errors) }
}

/** Most files are plain JSON, so that only the others are looked at token by token. */
const readText = (text: string): Reading => {
  const value = strictly(text)
  if (value !== undefined && isPlainJson(text, value)) return { value, faults: [] }
  const { faults, tooDeep } = scanJson(text)
  if (tooDeep) return { value: undefined, faults }
  if (value !== undefined) return { value, faults }
  const read = leniently(text)
  return { value: read.value, faults: [...faults, ...read.faults] }
}

/** Reads strict JSON, and on past its faults as far as they let it. */
export const readJson = (bytes: Uint8Array): JsonDocument => {
  const decoded = decodeText(bytes)
  const { text } = decoded
  const { value, faults } = readText(text)
  const isBroken = faults.some(({ rule }) => rule === 'JsonSyntaxInvalid')
  const positionAt = positions(text)
  const locateAll = (pointers: Iterable<string>) => {
    const offsetOf = offsetsOf(text, pointers)
    return (pointer: string) => positionAt(offsetOf(pointer))
  }
  const locate = (pointer: string) => locateAll([pointer])(pointer)
  return { value, decoded, faults, isBroken, positionAt, locateAll, locate }
}
