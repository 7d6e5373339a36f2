import { createScanner } from 'jsonc-parser'

/** Arrays and objects within one another: deeper than any connector, shallow enough to recurse over. */
export const MAX_JSON_DEPTH = 128

/** A fault of the text itself, named by the rule that reports it. */
export interface JsonFault {
  readonly rule: string
  readonly offset: number
  readonly message: string
}

// jsonc-parser's SyntaxKind is an ambient const enum, which verbatimModuleSyntax does not let us name.
const token = { openBrace: 1, closeBrace: 2, openBracket: 3, closeBracket: 4, comma: 5 }
const lineComment = 12
const blockComment = 13
const endOfFile = 17

/** What a lenient parser would let pass: comments, trailing commas and nesting that would exhaust the stack. */
export const scanJson = (text: string): { faults: JsonFault[]; tooDeep: boolean } => {
  const scanner = createScanner(text, false)
  const faults: JsonFault[] = []
  let depth = 0
  let comma = -1
  for (;;) {
    const kind: number = scanner.scan()
    const offset = scanner.getTokenOffset()
    if (kind === endOfFile) return { faults, tooDeep: false }
    if (kind === lineComment || kind === blockComment) {
      const message = 'JSON has no comments; remove this one.'
      faults.push({ rule: 'JsonComment', offset, message })
    }
    if (kind >= lineComment && kind < 16) continue // comments, line breaks and blanks
    const opens = kind === token.openBrace || kind === token.openBracket
    const closes = kind === token.closeBrace || kind === token.closeBracket
    if (closes && comma >= 0) {
      const message = 'The comma has nothing after it; remove it.'
      faults.push({ rule: 'JsonTrailingComma', offset: comma, message })
    }
    comma = kind === token.comma ? offset : -1
    depth += opens ? 1 : closes ? -1 : 0
    if (depth > MAX_JSON_DEPTH) {
      const message = `The nesting is deeper than ${MAX_JSON_DEPTH} levels; flatten it. The rest was not checked.`
      faults.push({ rule: 'JsonTooDeep', offset, message })
      return { faults, tooDeep: true }
    }
  }
}
