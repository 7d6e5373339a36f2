import { createScanner } from 'jsonc-parser'
import { isTrivia, token } from './token-kinds.js'

/** Arrays and objects within one another: deeper than any connector, shallow enough to recurse over. */
export const MAX_JSON_DEPTH = 128

/** A fault of the text itself, named by the rule that reports it. */
export interface JsonFault {
  readonly rule: string
  readonly offset: number
  /** How long what is at fault is, where it can simply be taken out. */
  readonly length?: number
  readonly message: string
}

const comment = (offset: number, length: number): JsonFault => ({
  rule: 'JsonComment',
  offset,
  length,
  message: 'JSON has no comments; remove this one.',
})

const trailingComma = (offset: number): JsonFault => ({
  rule: 'JsonTrailingComma',
  offset,
  length: 1,
  message: 'The comma has nothing after it; remove it.',
})

const repeatedKey = (name: string, offset: number): JsonFault => ({
  rule: 'JsonDuplicateKey',
  offset,
  message: `The key ${JSON.stringify(name)} is already in this object, and the last one wins; keep one of them.`,
})

const tooDeepAt = (offset: number): JsonFault => ({
  rule: 'JsonTooDeep',
  offset,
  message: `The nesting is deeper than ${MAX_JSON_DEPTH} levels; flatten it. The rest was not checked.`,
})

/** What a lenient parser would let pass: comments, trailing commas, repeated keys and nesting that would exhaust the stack. */
export const scanJson = (text: string): { faults: JsonFault[]; tooDeep: boolean } => {
  const scanner = createScanner(text)
  const faults: JsonFault[] = []
  // The keys of each object around the token; none for an array.
  const around: (Set<string> | undefined)[] = []
  let comma = -1
  let string = { value: '', offset: -1 }
  for (;;) {
    const kind: number = scanner.scan()
    const offset = scanner.getTokenOffset()
    if (kind === token.endOfFile) return { faults, tooDeep: false }
    if (kind === token.lineComment || kind === token.blockComment) {
      faults.push(comment(offset, scanner.getTokenLength()))
    }
    if (isTrivia(kind)) continue
    const opens = kind === token.openBrace || kind === token.openBracket
    const closes = kind === token.closeBrace || kind === token.closeBracket
    if (closes && comma >= 0) faults.push(trailingComma(comma))
    comma = kind === token.comma ? offset : -1
    const keys = around.at(-1)
    if (kind === token.string && keys) string = { value: scanner.getTokenValue(), offset }
    if (kind === token.colon && keys) {
      if (keys.has(string.value)) faults.push(repeatedKey(string.value, string.offset))
      keys.add(string.value)
    }
    if (opens) around.push(kind === token.openBrace ? new Set() : undefined)
    if (closes) around.pop()
    if (around.length > MAX_JSON_DEPTH) {
      faults.push(tooDeepAt(offset))
      return { faults, tooDeep: true }
    }
  }
}
