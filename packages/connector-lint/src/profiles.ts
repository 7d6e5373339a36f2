import type { Grade, Severity } from './severity.js'

/** What a check is for: to import a definition, to have it certified, or both with advice. */
export type Profile = 'import' | 'certify' | 'recommended'

/** The profiles, from the fewest rules to all. */
export const PROFILES: readonly Profile[] = ['import', 'certify', 'recommended']

/** Why a fault of a profile matters. */
export const concerns: Readonly<Record<Profile, string>> = {
  import: 'It keeps the definition from being imported, or from working.',
  certify: 'Microsoft’s validator or reviewers refuse it when the connector is certified.',
  recommended: 'The connector works; those who use it fare better.',
}

/** What a rule says of how much it matters, and to whom. */
export interface Graded {
  readonly profile: Profile
  readonly severity: Severity
  /** Asked for by the JSON schemas of the public repository alone. */
  readonly strictRepo?: true
}

/**
 * How a profile grades a rule: each has the rules of those before it, and the one with advice takes what only
 * certification refuses for a warning.
 */
export const gradeIn = (
  { profile: own, severity, strictRepo }: Graded,
  profile: Profile,
): Grade => {
  if (strictRepo === true) return severity
  if (PROFILES.indexOf(own) > PROFILES.indexOf(profile)) return 'off'
  const refusedLater = profile === 'recommended' && own === 'certify' && severity === 'error'
  return refusedLater ? 'warning' : severity
}
