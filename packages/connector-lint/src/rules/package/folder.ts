import type { FolderView } from '../../model/package-view.js'
import type { Profile } from '../../profiles.js'
import { defineRule, type Rule, type Severity } from '../../rule.js'
import { packageFolder } from '../../selectors/package.js'
import { CERTIFICATION } from '../../sources.js'

const fileRule = (
  id: string,
  profile: Profile,
  severity: Severity,
  name: string,
  why: string,
): Rule<FolderView> =>
  defineRule({
    id,
    profile,
    severity,
    description: `The package has ${name}.`,
    evidence: CERTIFICATION,
    nodes: packageFolder,
    check: ({ files }) =>
      !files.some((present) => present.toLowerCase() === name.toLowerCase()) &&
      `The package has no ${name}; add it: ${why}.`,
  })

/** The rules on which files a package has. */
export const folderRules: readonly Rule<FolderView>[] = [
  fileRule(
    'PackageDefinitionMissing',
    'import',
    'error',
    'apiDefinition.swagger.json',
    'it is the connector',
  ),
  fileRule(
    'PackagePropertiesMissing',
    'import',
    'error',
    'apiProperties.json',
    'deployment needs it',
  ),
  fileRule('PackageReadmeMissing', 'certify', 'warning', 'readme.md', 'certification asks for it'),
  fileRule('PackageIconMissing', 'certify', 'warning', 'icon.png', 'verified publishers submit it'),
  fileRule(
    'PackageSettingsMissing',
    'recommended',
    'info',
    'settings.json',
    'paconn reads its options there',
  ),
]
