import type { Grades } from './config/grades.js'
import type { Finding } from './finding.js'
import type { Position } from './json/text-position.js'
import type { Fault, Located, Rule, Severity, Verdict } from './rule.js'
import { ruleFailed } from './rules/checker/rule-failed.js'

/** What varies between runs. */
export interface CheckOptions {
  /** Also apply what only the public repository's JSON schemas ask for. */
  readonly strictRepo?: boolean
  /** The rules that are silenced or re-graded; the others keep the severity they are declared with. */
  readonly grades?: Grades
}

/** A view of a file, the name of the file, and where its parts stand in its text. */
export interface CheckedFile<View> {
  readonly view: View
  readonly file: string
  readonly locate: (pointer: string) => Position
}

/** Shows every node that a rule selects to the rule; one that fails becomes a finding and stops no other. */
export const runRules = <View>(
  rules: readonly Rule<View>[],
  { view, file, locate }: CheckedFile<View>,
  { strictRepo = false, grades = {} }: CheckOptions = {},
): Finding[] =>
  rules
    .filter((rule) => strictRepo || rule.strictRepo !== true)
    .flatMap((rule) => {
      const severity = grades[rule.id] ?? rule.severity
      if (severity === 'off') return []
      try {
        return [...rule.nodes(view)].flatMap((node) =>
          faultsOf(rule.check(node, view)).map((fault) => {
            const { pointer, position = locate(pointer) } = placeOf(fault, node)
            return findingOf(rule, severity, { file, ...position }, pointer, fault.message)
          }),
        )
      } catch (error) {
        const failed = grades[ruleFailed.id] ?? ruleFailed.severity
        if (failed === 'off') return []
        const message = `The rule ${rule.id} failed on this file (${String(error)}); please report it.`
        return [findingOf(ruleFailed, failed, { file, line: 1, column: 1 }, '', message)]
      }
    })

const faultsOf = (verdict: Verdict): readonly Fault[] => {
  if (verdict === false || verdict === undefined || verdict === '') return []
  if (typeof verdict === 'string') return [{ message: verdict }]
  return 'message' in verdict ? [verdict] : verdict
}

const placeOf = ({ pointer }: Fault, node: Located): Located =>
  pointer === undefined ? node : { pointer }

const findingOf = (
  { id, docs }: Rule,
  severity: Severity,
  place: Position & { readonly file: string },
  pointer: string,
  message: string,
): Finding => ({ ...place, severity, ruleId: id, message, pointer, docs })
