import { child } from '../../json/json-pointer.js'
import { isObject, membersOf, shown, stringOf, typeName } from '../../json/json-value.js'
import type { SettingsView } from '../../model/package-view.js'
import { defineRule, type Rule } from '../../rule.js'
import { settingsFile, settingsOf } from '../../selectors/package.js'
import { PACONN, REPOSITORY_SCHEMAS } from '../../sources.js'

const FILES = ['apiProperties', 'apiDefinition', 'icon', 'script']
const MEMBERS = [
  ...['connectorId', 'environment', 'powerAppsUrl', 'powerAppsApiVersion'],
  ...['flowUrl', 'flowApiVersion', ...FILES],
]

const isStringOrNull = (value: unknown) => typeof value === 'string' || value === null

const isGuid = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

/** The rules on settings.json, which paconn reads. */
export const settingsRules: readonly Rule<SettingsView>[] = [
  defineRule({
    id: 'SettingsNotObject',
    profile: 'import',
    severity: 'error',
    description: 'settings.json is an object of strings.',
    evidence: PACONN,
    nodes: settingsFile,
    check: ({ settings }) =>
      isObject(settings)
        ? membersOf(settings)
            .filter(([key, value]) => MEMBERS.includes(key) && !isStringOrNull(value))
            .map(([key, value]) => ({
              pointer: child('', key),
              message: `${key} is of type ${typeName(value)}; make it a string.`,
            }))
        : `The settings are of type ${typeName(settings)}; make them an object.`,
  }),
  defineRule({
    id: 'SettingUnknown',
    profile: 'certify',
    severity: 'warning',
    description: 'Settings are those of paconn.',
    evidence: PACONN,
    nodes: settingsOf,
    check: ({ key }) =>
      !MEMBERS.includes(key) && `paconn has no setting ${shown(key)}; correct or remove it.`,
  }),
  defineRule({
    id: 'SettingFileMissing',
    profile: 'import',
    severity: 'error',
    description: 'Files that settings name are in the package.',
    evidence: PACONN,
    nodes: settingsOf,
    check: ({ key, value }, view) => {
      const name = stringOf(value) ?? ''
      const isHere = name === '' || /[\\/]/.test(name) || view.files.includes(name)
      return (
        FILES.includes(key) &&
        !isHere &&
        `${key} names ${shown(name)}, which is not in the package; correct the name.`
      )
    },
  }),
  defineRule({
    id: 'RepositorySettingNotListed',
    profile: 'recommended',
    severity: 'error',
    description: 'script is not in settings.json, and environment is a GUID.',
    evidence: REPOSITORY_SCHEMAS,
    strictRepo: true,
    nodes: settingsOf,
    check: ({ key, value }) => {
      if (key === 'script') return 'The repository’s schema has no script; leave it out.'
      const name = key === 'environment' ? (stringOf(value) ?? '') : ''
      return (
        name !== '' &&
        !isGuid(name) &&
        `environment is ${shown(name)}; the repository’s schema wants a GUID.`
      )
    },
  }),
]
