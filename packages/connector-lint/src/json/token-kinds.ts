/** jsonc-parser's SyntaxKind, an ambient const enum which verbatimModuleSyntax does not let us name. */
export const token = {
  openBrace: 1,
  closeBrace: 2,
  openBracket: 3,
  closeBracket: 4,
  comma: 5,
  colon: 6,
  string: 10,
  lineComment: 12,
  blockComment: 13,
  blank: 15,
  endOfFile: 17,
} as const

/** Whether a token of a kind is a comment, a line break or a blank. */
export const isTrivia = (kind: number): boolean => kind >= token.lineComment && kind <= token.blank
