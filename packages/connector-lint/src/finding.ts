import type { Severity } from './rule.js'

/** A fault at its place in a file, as reports show it. */
export interface Finding {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly severity: Severity
  readonly ruleId: string
  readonly message: string
  /** The JSON pointer of what is meant; empty for the file as a whole. */
  readonly pointer: string
  /** Where the rule is described. */
  readonly docs: string
}

/** Findings in the order of reading: by file, line, column and rule. */
export const inReadingOrder = (findings: readonly Finding[]): Finding[] =>
  [...findings].sort(
    (one, other) =>
      one.file.localeCompare(other.file) ||
      one.line - other.line ||
      one.column - other.column ||
      one.ruleId.localeCompare(other.ruleId),
  )
