import { child } from '../../json/json-pointer.js'
import {
  has,
  isObject,
  membersOf,
  objectOf,
  shown,
  stringOf,
  typeName,
} from '../../json/json-value.js'
import type { SettingsView } from '../../model/package-view.js'
import { judge, type Rule } from '../../rule.js'

const FILES = ['apiProperties', 'apiDefinition', 'icon', 'script']
const MEMBERS = [
  ...['connectorId', 'environment', 'powerAppsUrl', 'powerAppsApiVersion'],
  ...['flowUrl', 'flowApiVersion', ...FILES],
]

const isGuid = (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)

const members = ({ settings }: SettingsView) =>
  membersOf(settings).map(([key, value]) => ({ key, value, pointer: child('', key) }))

/** The rules on settings.json, which paconn reads. */
export const settingsRules: readonly Rule<SettingsView>[] = [
  {
    id: 'SettingsNotObject',
    severity: 'error',
    about: 'settings.json is an object of strings.',
    own: true,
    check: (view) =>
      isObject(view.settings)
        ? judge(
            members(view),
            ({ key, value }) =>
              MEMBERS.includes(key) &&
              typeof value !== 'string' &&
              value !== null &&
              `${key} is of type ${typeName(value)}; make it a string.`,
          )
        : [
            {
              pointer: '',
              message: `The settings are of type ${typeName(view.settings)}; make them an object.`,
            },
          ],
  },
  {
    id: 'SettingUnknown',
    severity: 'warning',
    about: 'Settings are those of paconn.',
    own: true,
    check: (view) =>
      judge(
        members(view),
        ({ key }) =>
          !MEMBERS.includes(key) && `paconn has no setting ${shown(key)}; correct or remove it.`,
      ),
  },
  {
    id: 'SettingFileMissing',
    severity: 'error',
    about: 'Files that settings name are in the package.',
    own: true,
    check: (view) =>
      judge(members(view), ({ key, value }) => {
        const name = stringOf(value) ?? ''
        const isHere = name === '' || /[\\/]/.test(name) || view.files.includes(name)
        return (
          FILES.includes(key) &&
          !isHere &&
          `${key} names ${shown(name)}, which is not in the package; correct the name.`
        )
      }),
  },
  {
    id: 'RepositorySettingNotListed',
    severity: 'error',
    about: 'script is not in settings.json, and environment is a GUID.',
    own: true,
    strictRepo: true,
    check: ({ settings }) => {
      const { environment } = objectOf(settings)
      const script = has(settings, 'script')
        ? [{ pointer: '/script', message: 'The repository’s schema has no script; leave it out.' }]
        : []
      const named = stringOf(environment) ?? ''
      return named === '' || isGuid(named)
        ? script
        : [
            ...script,
            {
              pointer: '/environment',
              message: `environment is ${shown(named)}; the repository’s schema wants a GUID.`,
            },
          ]
    },
  },
]
