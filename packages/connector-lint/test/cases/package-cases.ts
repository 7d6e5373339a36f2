import { deflateSync, crc32 } from 'node:zlib'
import type { Edit } from './edit-json.js'

const chunk = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** A PNG of one colour, three channels or four; each row with the filter given. */
export const pngOf = (size: number, colour: readonly number[], filter = 0): Buffer => {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  header[8] = 8
  header[9] = colour.length === 4 ? 6 : 2
  const plain = Array.from({ length: size }, () => [...colour]).flat()
  // The filter "left" stores differences to the pixel before: zeros after the first one.
  const row = filter === 0 ? plain : plain.map((value, x) => (x < colour.length ? value : 0))
  const rows = Buffer.concat(Array.from({ length: size }, () => Buffer.from([filter, ...row])))
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])
  const chunks = [
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]
  return Buffer.concat([signature, ...chunks])
}

/** What one rule has to notice in a package: edits to a file, another content for it, or none at all. */
export type PackageCase = readonly [
  rule: string,
  file: string,
  change: readonly Edit[] | Buffer | undefined,
]

const properties = 'apiProperties.json'
const oauth = '/properties/connectionParameters/token/oAuthSettings'
const tenant = '/properties/connectionParameters/token:TenantId'
const key = '/properties/connectionParameters/api_key'
const edit = (...one: Edit): readonly Edit[] => [one]

/** Cases for the rules on the files beside the definition. */
export const packageCases: readonly PackageCase[] = [
  ['PackageDefinitionMissing', 'apiDefinition.swagger.json', undefined],
  ['PackagePropertiesMissing', properties, undefined],
  ['PackageReadmeMissing', 'readme.md', undefined],
  ['PackageIconMissing', 'icon.png', undefined],
  ['PackageSettingsMissing', 'settings.json', undefined],

  ['PropertiesMissing', properties, edit('/properties')],
  ['BrandColorMissing', properties, edit('/properties/iconBrandColor')],
  ['BrandColorNotValid', properties, edit('/properties/iconBrandColor', 'blue')],
  ['BrandColorRefused', properties, edit('/properties/iconBrandColor', '#FFFFFF')],
  ['PropertyUnknown', properties, edit('/properties/colour', 'blue')],
  ['PropertyTypeIncorrect', properties, edit('/properties/capabilities', {})],
  ['StackOwnerBlocksUpdate', properties, edit('/properties/stackOwner', 'Contoso')],
  ['ConnectionParameterTypeNotValid', properties, edit(`${key}/type`, 'text')],
  ['ConnectionParameterTypeNotValid', properties, edit(key, null)],
  ['ConstraintNotString', properties, edit(`${tenant}/uiDefinition/constraints/required`, true)],
  ['SecretInProperties', properties, edit(`${oauth}/clientSecret`, 'hidden')],
  ['SecretParameterNotSecure', properties, edit(`${key}/type`, 'string')],
  ['RedirectModeNotPerConnector', properties, edit(`${oauth}/redirectMode`, 'Global')],
  ['RedirectUrlPresent', properties, edit(`${oauth}/redirectUrl`, 'https://contoso.com')],
  ['OAuthSettingIncomplete', properties, edit(`${oauth}/clientId`)],
  ['EntraSettingIncomplete', properties, edit(`${oauth}/customParameters/tenantId`)],
  ['OnBehalfOfMisspelt', properties, edit(`${oauth}/customParameters/enableOnBehalfOfLogin`, {})],
  ['RepositoryRedirectModeNotListed', properties, edit('/properties/publisher', 'Contoso Ltd')],

  ['SettingsNotObject', 'settings.json', Buffer.from('[]')],
  ['SettingUnknown', 'settings.json', edit('/colour', 'blue')],
  ['SettingFileMissing', 'settings.json', edit('/icon', 'logo.png')],
  ['RepositorySettingNotListed', 'settings.json', edit('/environment', 'Default-1')],

  ['ReadmeEmpty', 'readme.md', Buffer.from('\n')],
  ['ReadmeSectionMissing', 'readme.md', Buffer.from('# Contoso\n')],

  ['IconNotPng', 'icon.png', Buffer.from('GIF89a')],
  ['IconNotPng', 'icon.png', pngOf(230, [26, 82, 118]).subarray(0, 60)],
  ['IconSizeNotValid', 'icon.png', pngOf(100, [26, 82, 118])],
  ['IconTransparent', 'icon.png', pngOf(230, [26, 82, 118, 128])],
  ['IconBackgroundRefused', 'icon.png', pngOf(230, [255, 255, 255], 1)],
  ['IconBackgroundNotBrandColor', 'icon.png', pngOf(230, [1, 2, 3], 1)],
]
