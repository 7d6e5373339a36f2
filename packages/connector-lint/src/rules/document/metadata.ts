import type { DefinitionView } from '../../model/definition-view.js'
import { child } from '../../json/json-pointer.js'
import { isArray, isObject, shown, stringOf } from '../../json/json-value.js'
import { judge, type Rule } from '../../rule.js'

// Microsoft's list of connector categories (certification submission page).
const CATEGORIES = [
  'AI',
  'Business Management',
  'Business Intelligence',
  'Collaboration',
  'Commerce',
  'Communication',
  'Content and Files',
  'Finance',
  'Data',
  'Human Resources',
  'Internet of Things',
  'IT Operations',
  'Lifestyle and Entertainment',
  'Marketing',
  'Productivity',
  'Sales and CRM',
  'Security',
  'Social Media',
  'Website',
]
const MAX_CATEGORIES = 2

const isUrl = (url: string) => /^https?:\/\/\S+$/i.test(url) && URL.canParse(url)

const isEmail = (text: string) => /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text)

const categories = ({ of }: DefinitionView) =>
  of('connectorMetadata')
    .filter(({ value }) => value.propertyName === 'Categories')
    .map(({ value, pointer }) => ({
      pointer: child(pointer, 'propertyValue'),
      names: (stringOf(value.propertyValue) ?? '')
        .split(';')
        .map((name) => name.trim())
        .filter((name) => name !== ''),
    }))

/** The rules on who publishes the connector and where it is listed. */
export const metadataRules: readonly Rule<DefinitionView>[] = [
  {
    id: 'ConnectorMetadataPropertiesMissing',
    severity: 'warning',
    about: 'x-ms-connector-metadata has Website, Privacy policy and Categories.',
    check: ({ root, of }) => {
      if (!isArray(root['x-ms-connector-metadata']) && root['x-ms-connector-metadata'] != null) {
        return []
      }
      const names = new Set(of('connectorMetadata').map(({ value }) => value.propertyName))
      return ['Website', 'Privacy policy', 'Categories']
        .filter((name) => !names.has(name))
        .map((name) => ({
          pointer: '/x-ms-connector-metadata',
          message: `x-ms-connector-metadata has no ${name}; add it.`,
        }))
    },
  },
  {
    id: 'InvalidConnectorCategory',
    severity: 'error',
    about: 'Categories are of Microsoft’s list, parted by semicolons.',
    check: (view) =>
      judge(categories(view), ({ pointer, names }) =>
        names
          .filter((name) => !CATEGORIES.includes(name))
          .map((name) => ({
            pointer,
            message: `${shown(name)} is no category; use one of ${CATEGORIES.join(', ')}.`,
          })),
      ),
  },
  {
    id: 'TooManyConnectorCategories',
    severity: 'error',
    about: 'There are at most two categories.',
    check: (view) =>
      judge(
        categories(view),
        ({ names }) =>
          names.length > MAX_CATEGORIES &&
          `There are ${names.length} categories; keep the best ${MAX_CATEGORIES}.`,
      ),
  },
  {
    id: 'ContactEmailNotValid',
    severity: 'error',
    about: 'The contact’s email is an email address.',
    check: ({ of }) =>
      judge(of('contact'), ({ value, pointer }) => {
        const email = stringOf(value.email)
        if (email === undefined || isEmail(email)) return false
        const message = `email is ${shown(email)}; write an address such as support@contoso.com.`
        return { pointer: child(pointer, 'email'), message }
      }),
  },
  {
    id: 'ContactIncomplete',
    severity: 'warning',
    about: 'info.contact has name, url and email.',
    own: true,
    check: ({ root, of }) => {
      if (!isObject(root.info)) return []
      const [contact] = of('contact')
      const missing = ['name', 'url', 'email'].filter((key) => !stringOf(contact?.value[key]))
      if (missing.length === 0) return []
      const message = `The contact has no ${missing.join(', no ')}; certification asks for all three.`
      return [{ pointer: '/info/contact', message }]
    },
  },
  {
    id: 'UrlNotValid',
    severity: 'error',
    about: 'url members are absolute http or https URLs.',
    check: ({ of }) =>
      judge(of('contact', 'license', 'externalDocs'), ({ value, pointer }) => {
        const url = stringOf(value.url)
        if (url === undefined || isUrl(url)) return false
        const message = `url is ${shown(url)}; write an absolute URL such as https://contoso.com.`
        return { pointer: child(pointer, 'url'), message }
      }),
  },
]
