import type { Grade, Grades } from './config/grades.js'
import type { Finding } from './finding.js'
import type { Position } from './json/text-position.js'
import { gradeIn, type Profile } from './profiles.js'
import type { Fault, Located, Rule, Severity, Verdict } from './rule.js'
import { ruleFailed } from './rules/checker/rule-failed.js'

/** What varies between runs. */
export interface CheckOptions {
  /** What the check is for; advice too unless it says so. */
  readonly profile?: Profile
  /** Also apply what only the public repository's JSON schemas ask for. */
  readonly strictRepo?: boolean
  /** A policy beside the definition puts another host in the place of its own: a package says so by itself. */
  readonly hostIsReplaced?: boolean
  /** The rules that are silenced or re-graded; the others are graded by the profile. */
  readonly grades?: Grades
}

/** A view of a file, the name of the file, and where its parts stand in its text. */
export interface CheckedFile<View> {
  readonly view: View
  readonly file: string
  readonly locateAll: (pointers: Iterable<string>) => (pointer: string) => Position
  /** Where a pointer leads, in words. */
  readonly inWords?: (pointer: string) => string
}

const gradeOf = (rule: Rule, { profile = 'recommended', grades = {} }: CheckOptions): Grade =>
  grades[rule.id] ?? gradeIn(rule, profile)

/** A fault where a rule found it, not yet placed in the text. */
interface Found {
  readonly rule: Rule
  readonly severity: Severity
  readonly at: Located
  readonly fault: Fault
}

/** Shows every node that a rule selects to the rule; one that fails becomes a finding and stops no other. */
export const runRules = <View>(
  rules: readonly Rule<View>[],
  { view, file, locateAll, inWords = () => '' }: CheckedFile<View>,
  options: CheckOptions = {},
): Finding[] => {
  const found = rules
    .filter((rule) => options.strictRepo === true || rule.strictRepo !== true)
    .flatMap((rule) => foundBy(rule, view, options))
  const locate = locateAll(new Set(found.map(({ at }) => at.pointer)))
  return found.map(({ rule, severity, at, fault }) => {
    const { pointer, position = locate(pointer) } = at
    const { id, docs, why, profile } = rule
    const { message, fix } = fault
    const { line, column } = position
    const finding: Finding = {
      file,
      line,
      column,
      pointer,
      where: inWords(pointer),
      severity,
      ruleId: id,
      profile,
      message,
      why,
      docs,
    }
    return fix === undefined ? finding : { ...finding, fix }
  })
}

const foundBy = <View>(rule: Rule<View>, view: View, options: CheckOptions): Found[] => {
  const severity = gradeOf(rule, options)
  if (severity === 'off') return []
  const found: Found[] = []
  try {
    for (const node of rule.nodes(view)) {
      for (const fault of faultsOf(rule.check(node, view))) {
        found.push({ rule, severity, at: placeOf(fault, node), fault })
      }
    }
    return found
  } catch (error) {
    const failed = gradeOf(ruleFailed, options)
    const message = `The rule ${rule.id} failed on this file (${String(error)}); please report it.`
    const at = { pointer: '', position: { line: 1, column: 1 } }
    return failed === 'off' ? [] : [{ rule: ruleFailed, severity: failed, at, fault: { message } }]
  }
}

const faultsOf = (verdict: Verdict): readonly Fault[] => {
  if (verdict === false || verdict === undefined || verdict === '') return []
  if (typeof verdict === 'string') return [{ message: verdict }]
  return 'message' in verdict ? [verdict] : verdict
}

const placeOf = ({ pointer }: Fault, node: Located): Located =>
  pointer === undefined ? node : { pointer }
