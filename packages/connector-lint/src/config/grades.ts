import type { Profile } from '../profiles.js'
import type { Grade } from '../severity.js'

export type { Grade } from '../severity.js'

/** The rules that are silenced or re-graded, by their ids. */
export type Grades = Readonly<Partial<Record<string, Grade>>>

/** What a repository wants of the checks in it. */
export interface Config {
  readonly grades: Grades
  /** Why rules are silenced or re-graded, by their ids, where the file says so. */
  readonly reasons: Readonly<Partial<Record<string, string>>>
  readonly profile?: Profile
}
