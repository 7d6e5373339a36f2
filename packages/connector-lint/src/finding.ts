import type { JsonEdit } from './json/json-edit.js'
import type { Profile } from './profiles.js'
import type { Severity } from './rule.js'

/** A fault at its place in a file, as reports show it. */
export interface Finding {
  readonly file: string
  readonly line: number
  readonly column: number
  readonly severity: Severity
  readonly ruleId: string
  readonly profile: Profile
  /** What was found, and after a semicolon how to mend it. */
  readonly message: string
  /** Why it matters. */
  readonly why: string
  /** The JSON pointer of what is meant; empty for the file as a whole. */
  readonly pointer: string
  /** The same in words; empty for the file as a whole. */
  readonly where: string
  /** Where the rule is described. */
  readonly docs: string
  /** The edits that mend it, where that is safe to do without a person. */
  readonly fix?: readonly JsonEdit[]
}

/** Findings in the order of reading: by file, line, column and rule. */
export const inReadingOrder = (findings: readonly Finding[]): Finding[] =>
  [...findings].sort(
    (one, other) =>
      byText(one.file, other.file) ||
      one.line - other.line ||
      one.column - other.column ||
      byText(one.ruleId, other.ruleId),
  )

// A comparison by the customs of a language takes longer than all rules together.
const byText = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
