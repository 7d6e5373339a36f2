import type { Severity } from '../rule.js'

/** What a repository makes of a rule: another severity, or nothing at all. */
export type Grade = Severity | 'off'

/** The rules that are silenced or re-graded, by their ids. */
export type Grades = Readonly<Partial<Record<string, Grade>>>
