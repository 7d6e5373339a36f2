import { child } from '../json/json-pointer.js'
import { membersOf, objectOf, type JsonObject } from '../json/json-value.js'
import type {
  FolderView,
  IconView,
  PropertiesView,
  ReadmeView,
  SettingsView,
} from '../model/package-view.js'
import type { Located } from '../rule.js'

/** The folder itself. */
export const packageFolder = (view: FolderView): (FolderView & Located)[] => [
  { ...view, pointer: '' },
]

/** The icon as a whole. */
export const wholeIcon = (view: IconView): (IconView & Located)[] => [{ ...view, pointer: '' }]

/** The readme, standing at its first line. */
export const wholeReadme = (view: ReadmeView): (ReadmeView & Located)[] => [
  { ...view, pointer: '1' },
]

/** apiProperties.json as a whole, whatever it is. */
export const propertiesFile = ({ properties }: PropertiesView): (Located & { file: unknown })[] => [
  { pointer: '', file: properties },
]

/** The object in apiProperties.json that holds everything else; empty where there is none. */
export const connectorProperties = ({
  properties,
}: PropertiesView): (Located & { value: JsonObject })[] => [
  { pointer: '/properties', value: objectOf(objectOf(properties).properties) },
]

/** settings.json as a whole, whatever it is. */
export const settingsFile = ({ settings }: SettingsView): (Located & { settings: unknown })[] => [
  { pointer: '', settings },
]

/** A setting by its name. */
export interface Setting extends Located {
  readonly key: string
  readonly value: unknown
}

/** Every setting of settings.json. */
export const settingsOf = ({ settings }: SettingsView): Setting[] =>
  membersOf(settings).map(([key, value]) => ({ key, value, pointer: child('', key) }))
