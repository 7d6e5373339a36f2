import type { FolderView } from '../../model/package-view.js'
import type { Rule, Severity } from '../../rule.js'

const file = (id: string, severity: Severity, name: string, why: string): Rule<FolderView> => ({
  id,
  severity,
  about: `The package has ${name}.`,
  own: true,
  check: ({ files }) =>
    files.some((present) => present.toLowerCase() === name.toLowerCase())
      ? []
      : [{ pointer: '', message: `The package has no ${name}; add it: ${why}.` }],
})

/** The rules on which files a package has. */
export const folderRules: readonly Rule<FolderView>[] = [
  file('PackageDefinitionMissing', 'error', 'apiDefinition.swagger.json', 'it is the connector'),
  file('PackagePropertiesMissing', 'error', 'apiProperties.json', 'deployment needs it'),
  file('PackageReadmeMissing', 'warning', 'readme.md', 'certification asks for it'),
  file('PackageIconMissing', 'warning', 'icon.png', 'verified publishers submit it'),
  file('PackageSettingsMissing', 'info', 'settings.json', 'paconn reads its options there'),
]
