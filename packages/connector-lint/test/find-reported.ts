import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { checkPath } from '../src/check-path.js'
import type { Finding } from '../src/finding.js'
import type { Profile } from '../src/profiles.js'
import { FIXTURES } from './clean-package.js'

const REPORTED = join(FIXTURES, 'reported')

/** The path of a reported case, by its name: a definition or a folder. */
export const reported = (name: string): string => {
  const path = join(REPORTED, name)
  return statSync(path, { throwIfNoEntry: false }) === undefined ? `${path}.json` : path
}

/** The bytes of one version of a reported change. */
export const reportedVersion = (name: string, which: 'old' | 'new') => ({
  file: `${name}.${which}.json`,
  bytes: readFileSync(join(REPORTED, `${name}.${which}.json`)),
})

/** What is found in a reported case, without the icon that all packages share. */
export const findingsOf = (name: string, profile: Profile = 'recommended'): Finding[] =>
  checkPath(reported(name), { profile }).filter(
    ({ ruleId }) => ruleId !== 'IconBackgroundNotBrandColor',
  )
