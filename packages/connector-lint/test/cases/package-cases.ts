import type { Edit } from '../edit-json.js'
import { pngOf } from '../png-of.js'
import type { PackageCase } from './package-case.js'
import { policyCases } from './policy-cases.js'

const properties = 'apiProperties.json'
const settings = 'settings.json'
const FOLDER = 'package'
const FILE = `${FOLDER}/${properties}`
const SETTINGS = `${FOLDER}/${settings}`
const README = `${FOLDER}/readme.md`
const ICON = `${FOLDER}/icon.png`
const parameters = '/properties/connectionParameters'
const oauth = `${parameters}/token/oAuthSettings`
const required = `${parameters}/token:TenantId/uiDefinition/constraints/required`
const key = `${parameters}/api_key`
const color = '/properties/iconBrandColor'
const custom = `${oauth}/customParameters`
const edit = (...one: Edit): readonly Edit[] => [one]

/** Cases for the rules on the files beside the definition. */
export const packageCases: readonly PackageCase[] = [
  ...policyCases,
  [
    'PackageDefinitionMissing',
    FOLDER,
    '',
    'no apiDefinition.swagger.json',
    'apiDefinition.swagger.json',
    undefined,
  ],
  ['PackagePropertiesMissing', FOLDER, '', 'no apiProperties.json', properties, undefined],
  ['PackageReadmeMissing', FOLDER, '', 'no readme.md', 'readme.md', undefined],
  ['PackageIconMissing', FOLDER, '', 'no icon.png', 'icon.png', undefined],
  ['PackageSettingsMissing', FOLDER, '', 'no settings.json', settings, undefined],

  ['PropertiesMissing', FILE, '', 'no object "properties"', properties, edit('/properties')],
  ['BrandColorMissing', FILE, '/properties', 'iconBrandColor is missing', properties, edit(color)],
  ['BrandColorNotValid', FILE, color, 'iconBrandColor is "blue"', properties, edit(color, 'blue')],
  ['BrandColorRefused', FILE, color, '#FFFFFF is refused', properties, edit(color, '#FFFFFF')],
  [
    'PropertyUnknown',
    FILE,
    '/properties/colour',
    '"colour" is no known property',
    properties,
    edit('/properties/colour', 'blue'),
  ],
  [
    'PropertyTypeIncorrect',
    FILE,
    '/properties/capabilities',
    'capabilities is of type object; make it array',
    properties,
    edit('/properties/capabilities', {}),
  ],
  [
    'StackOwnerBlocksUpdate',
    FILE,
    '/properties/stackOwner',
    'cannot update a connector with a stackOwner',
    properties,
    edit('/properties/stackOwner', 'Contoso'),
  ],
  [
    'ConnectionParameterTypeNotValid',
    FILE,
    key,
    'The type of api_key is "text"',
    properties,
    edit(`${key}/type`, 'text'),
  ],
  [
    'ConnectionParameterTypeNotValid',
    FILE,
    key,
    'api_key is of type null',
    properties,
    edit(key, null),
  ],
  ['ConstraintNotString', FILE, required, 'required is true', properties, edit(required, true)],
  [
    'SecretInProperties',
    FILE,
    `${oauth}/clientSecret`,
    'clientSecret is a secret',
    properties,
    edit(`${oauth}/clientSecret`, 'hidden'),
  ],
  [
    'SecretParameterNotSecure',
    FILE,
    key,
    'api_key is a plain string',
    properties,
    edit(`${key}/type`, 'string'),
  ],
  [
    'RedirectModeNotPerConnector',
    FILE,
    `${oauth}/redirectMode`,
    'redirectMode is "Global"',
    properties,
    edit(`${oauth}/redirectMode`, 'Global'),
  ],
  [
    'RedirectUrlPresent',
    FILE,
    `${oauth}/redirectUrl`,
    'redirectUrl is fixed',
    properties,
    edit(`${oauth}/redirectUrl`, 'https://contoso.com'),
  ],
  ['OAuthSettingIncomplete', FILE, oauth, 'has no clientId', properties, edit(`${oauth}/clientId`)],
  [
    'EntraSettingIncomplete',
    FILE,
    custom,
    'has no tenantId',
    properties,
    edit(`${custom}/tenantId`),
  ],
  [
    'OnBehalfOfMisspelt',
    FILE,
    `${custom}/enableOnBehalfOfLogin`,
    'enableOnBehalfOfLogin is read as',
    properties,
    edit(`${custom}/enableOnBehalfOfLogin`, {}),
  ],
  [
    'RepositoryRedirectModeNotListed',
    FILE,
    `${oauth}/redirectMode`,
    'lacks GlobalPerConnector',
    properties,
    edit('/properties/publisher', 'Contoso Ltd'),
  ],

  [
    'SettingsNotObject',
    SETTINGS,
    '',
    'The settings are of type array',
    settings,
    Buffer.from('[]'),
  ],
  ['SettingsNotObject', SETTINGS, '/icon', 'icon is of type number', settings, edit('/icon', 3)],
  ['SettingUnknown', SETTINGS, '/colour', 'no setting "colour"', settings, edit('/colour', 'blue')],
  [
    'SettingFileMissing',
    SETTINGS,
    '/icon',
    'icon names "logo.png"',
    settings,
    edit('/icon', 'logo.png'),
  ],
  [
    'RepositorySettingNotListed',
    SETTINGS,
    '/environment',
    'environment is "Default-1"',
    settings,
    edit('/environment', 'Default-1'),
  ],
  [
    'RepositorySettingNotListed',
    SETTINGS,
    '/script',
    'has no script',
    settings,
    edit('/script', ''),
  ],

  ['ReadmeEmpty', README, '1', 'The readme is empty', 'readme.md', Buffer.from('\n')],
  [
    'ReadmeSectionMissing',
    README,
    '1',
    'no section "Publisher"',
    'readme.md',
    Buffer.from('# Contoso\n'),
  ],

  ['IconNotPng', ICON, '', 'it is no PNG', 'icon.png', Buffer.from('GIF89a')],
  [
    'IconNotPng',
    ICON,
    '',
    'it is damaged or cut short',
    'icon.png',
    pngOf(230, [26, 82, 118]).subarray(0, 60),
  ],
  ['IconSizeNotValid', ICON, '', 'The icon is 100 by 100', 'icon.png', pngOf(100, [26, 82, 118])],
  [
    'IconTransparent',
    ICON,
    '',
    'Parts of the icon are transparent',
    'icon.png',
    pngOf(230, [26, 82, 118, 128]),
  ],
  [
    'IconBackgroundRefused',
    ICON,
    '',
    'The background is #ffffff',
    'icon.png',
    pngOf(230, [255, 255, 255], 1),
  ],
  [
    'IconBackgroundNotBrandColor',
    ICON,
    '',
    '#010203, iconBrandColor #1a5276',
    'icon.png',
    pngOf(230, [1, 2, 3], 1),
  ],
]
