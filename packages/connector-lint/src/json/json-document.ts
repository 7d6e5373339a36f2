import { parseTree, printParseErrorCode, type Node, type ParseError } from 'jsonc-parser'
import { decodeText, type DecodedText } from './decode-text.js'
import { child, parentPointer } from './json-pointer.js'
import { scanJson, type JsonFault } from './scan-json.js'
import { positions, type Position } from './text-position.js'

/** A JSON file as far as it could be read, and where in it each value stands. */
export interface JsonDocument {
  readonly value: unknown
  readonly decoded: DecodedText
  readonly faults: readonly JsonFault[]
  readonly positionAt: (offset: number) => Position
  /** The position of a value or, when it is missing, of the nearest thing around it. */
  readonly locate: (pointer: string) => Position
}

// A file that is no JSON at all yields an error per token; the first ones tell enough.
const MOST_SYNTAX_FAULTS = 20

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

interface Reading {
  readonly offsets: Map<string, number>
  readonly faults: JsonFault[]
}

const valueOf = (node: Node, pointer: string, reading: Reading): unknown => {
  if (node.type === 'array') {
    return (node.children ?? []).map((element, index) => {
      const at = child(pointer, index)
      reading.offsets.set(at, element.offset)
      return valueOf(element, at, reading)
    })
  }
  if (node.type !== 'object') return node.value as unknown
  // Without a prototype a member named __proto__ is a member like any other.
  const object: Record<string, unknown> = { __proto__: null }
  const seen = new Set<string>()
  for (const { children: [key, value] = [] } of node.children ?? []) {
    if (!key) continue
    const name = String(key.value)
    if (seen.has(name)) {
      const message = `The key ${JSON.stringify(name)} is already in this object, and the last one wins; keep one of them.`
      reading.faults.push({ rule: 'JsonDuplicateKey', offset: key.offset, message })
    }
    seen.add(name)
    const at = child(pointer, name)
    reading.offsets.set(at, key.offset)
    object[name] = value ? valueOf(value, at, reading) : null
  }
  return object
}

/** Reads strict JSON, and on past its faults as far as they let it. */
export const readJson = (bytes: Uint8Array): JsonDocument => {
  const decoded = decodeText(bytes)
  const { text } = decoded
  const { faults, tooDeep } = scanJson(text)
  const reading: Reading = { offsets: new Map([['', 0]]), faults }
  const errors: ParseError[] = []
  const tree = tooDeep ? undefined : parseTree(text, errors, { allowTrailingComma: true })
  const value = tree && valueOf(tree, '', reading)
  faults.push(...errors.slice(0, MOST_SYNTAX_FAULTS).map(syntaxFault))
  const positionAt = positions(text)
  const locate = (pointer: string): Position => {
    const offset = reading.offsets.get(pointer)
    return offset === undefined ? locate(parentPointer(pointer)) : positionAt(offset)
  }
  return { value, decoded, faults, positionAt, locate }
}
