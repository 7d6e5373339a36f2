import type { Finding } from './finding.js'
import { ruleFailed } from './rule-catalogue.js'
import type { Rule } from './rule.js'
import type { Position } from './json/text-position.js'

/** What varies between runs. */
export interface CheckOptions {
  /** Also apply what only the public repository's JSON schemas ask for. */
  readonly strictRepo?: boolean
}

/** Applies rules to a view; a rule that fails becomes a finding and stops no other. */
export const applyRules = <View>(
  rules: readonly Rule<View>[],
  view: View,
  file: string,
  locate: (pointer: string) => Position,
  { strictRepo = false }: CheckOptions = {},
): Finding[] =>
  rules
    .filter((rule) => strictRepo || rule.strictRepo !== true)
    .flatMap(({ id, severity, check }): Finding[] => {
      try {
        return [...check(view)].map(({ pointer, message }) => {
          return { file, ...locate(pointer), severity, ruleId: id, message, pointer }
        })
      } catch (error) {
        const message = `The rule ${id} failed on this file (${String(error)}); please report it.`
        const { id: ruleId, severity: weight } = ruleFailed
        return [{ file, line: 1, column: 1, severity: weight, ruleId, message, pointer: '' }]
      }
    })
