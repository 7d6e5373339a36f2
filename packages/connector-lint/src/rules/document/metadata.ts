import { child } from '../../json/json-pointer.js'
import { isArray, shown, stringOf } from '../../json/json-value.js'
import type { DefinitionView } from '../../model/definition-view.js'
import { defineRule, type Located, type Rule } from '../../rule.js'
import { wholeDocument, type Selector } from '../../selectors/nodes.js'
import { VALIDATOR } from '../../sources.js'

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

const categories: Selector<Located & { readonly names: readonly string[] }> = (view) =>
  view
    .nodesOfKind('connectorMetadata')
    .filter(({ value }) => value.propertyName === 'Categories')
    .map(({ value, pointer }) => ({
      pointer: child(pointer, 'propertyValue'),
      names: (stringOf(value.propertyValue) ?? '')
        .split(';')
        .map((name) => name.trim())
        .filter((name) => name !== ''),
    }))

/** The rules on where the connector is listed. */
export const metadataRules: readonly Rule<DefinitionView>[] = [
  defineRule({
    id: 'ConnectorMetadataPropertiesMissing',
    profile: 'certify',
    severity: 'error',
    description: 'x-ms-connector-metadata has Website, Privacy policy and Categories.',
    evidence: VALIDATOR,
    nodes: wholeDocument,
    check: ({ value }, { nodesOfKind }) => {
      const metadata = value['x-ms-connector-metadata'] ?? []
      if (!isArray(metadata)) return false
      const names = new Set(nodesOfKind('connectorMetadata').map((it) => it.value.propertyName))
      return ['Website', 'Privacy policy', 'Categories']
        .filter((name) => !names.has(name))
        .map((name) => ({
          pointer: '/x-ms-connector-metadata',
          message: `x-ms-connector-metadata has no ${name}; add it.`,
        }))
    },
  }),
  defineRule({
    id: 'InvalidConnectorCategory',
    profile: 'certify',
    severity: 'error',
    description: 'Categories are of Microsoft’s list, parted by semicolons.',
    evidence: VALIDATOR,
    nodes: categories,
    check: ({ pointer, names }) =>
      names
        .filter((name) => !CATEGORIES.includes(name))
        .map((name) => ({
          pointer,
          message: `${shown(name)} is no category; use one of ${CATEGORIES.join(', ')}.`,
        })),
  }),
  defineRule({
    id: 'TooManyConnectorCategories',
    profile: 'certify',
    severity: 'error',
    description: 'There are at most two categories.',
    evidence: VALIDATOR,
    nodes: categories,
    check: ({ names }) =>
      names.length > MAX_CATEGORIES &&
      `There are ${names.length} categories; keep the best ${MAX_CATEGORIES}.`,
  }),
]
