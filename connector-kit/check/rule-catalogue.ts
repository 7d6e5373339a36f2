import type { DefinitionView } from './definition-view.js'
import type {
  FolderView,
  IconView,
  PropertiesView,
  ReadmeView,
  SettingsView,
} from './package-view.js'
import type { Rule } from './rule.js'
import { apiPropertiesRules } from './rules/api-properties.js'
import { boundRules } from './rules/bounds.js'
import { capabilityRules } from './rules/capabilities.js'
import { connectionRules } from './rules/connection.js'
import { documentRules } from './rules/document.js'
import { dynamicFormRules } from './rules/dynamic-forms.js'
import { dynamicParameterRules } from './rules/dynamic-parameters.js'
import { dynamicTargetRules } from './rules/dynamic-targets.js'
import { enumValueRules } from './rules/enum-values.js'
import { fileRules } from './rules/files.js'
import { parameterNameRules } from './rules/parameter-names.js'
import { securityRequirementRules } from './rules/security-requirements.js'
import { oauthRules } from './rules/oauth.js'
import { fetchTriggerRules } from './rules/fetch-triggers.js'
import { folderRules } from './rules/folder.js'
import { iconRules } from './rules/icon.js'
import { jsonRules } from './rules/json.js'
import { mediaTypeRules } from './rules/media-types.js'
import { metadataRules } from './rules/metadata.js'
import { nameRules } from './rules/names.js'
import { notificationUrlRules } from './rules/notification-url.js'
import { operationFamilyRules } from './rules/operation-families.js'
import { operationIdRules } from './rules/operation-ids.js'
import { operationPathRules } from './rules/operation-paths.js'
import { parameterListRules } from './rules/parameter-lists.js'
import { parameterRules } from './rules/parameters.js'
import { readmeRules } from './rules/readme.js'
import { referenceRules } from './rules/references.js'
import { repositoryRules } from './rules/repository.js'
import { responseRules } from './rules/responses.js'
import { schemaLimitRules } from './rules/schema-limits.js'
import { schemaRules } from './rules/schemas.js'
import { securityRules } from './rules/security.js'
import { settingsRules } from './rules/settings.js'
import { shapeRules } from './rules/shape.js'
import { textLengthRules } from './rules/text-lengths.js'
import { textRules } from './rules/texts.js'
import { triggerRules } from './rules/triggers.js'
import { valueRules } from './rules/values.js'
import { visibilityRules } from './rules/visibility.js'
import { webhookRules } from './rules/webhooks.js'

/** The families of rules on a definition, in the order of the documentation. */
export const definitionFamilies: Readonly<Record<string, readonly Rule<DefinitionView>[]>> = {
  'Document shape': [...shapeRules, ...nameRules],
  'Document head': [...documentRules, ...metadataRules],
  Operations: [...operationIdRules, ...operationPathRules, ...operationFamilyRules],
  Webhooks: [...webhookRules, ...notificationUrlRules],
  'Other triggers': [...triggerRules, ...fetchTriggerRules],
  Parameters: [...parameterRules, ...parameterNameRules, ...parameterListRules, ...visibilityRules],
  Responses: responseRules,
  Schemas: [
    ...schemaRules,
    ...fileRules,
    ...valueRules,
    ...enumValueRules,
    ...boundRules,
    ...schemaLimitRules,
  ],
  References: referenceRules,
  'Media types': mediaTypeRules,
  Security: [...securityRules, ...securityRequirementRules],
  Texts: [...textLengthRules, ...textRules],
  'Dynamic extensions': [...dynamicTargetRules, ...dynamicParameterRules, ...dynamicFormRules],
  Capabilities: capabilityRules,
  'Public repository': repositoryRules,
}

/** The families of rules on the files beside the definition. */
export const packageFamilies = {
  'Package folder': folderRules satisfies readonly Rule<FolderView>[],
  'apiProperties.json': [
    ...apiPropertiesRules,
    ...connectionRules,
    ...oauthRules,
  ] satisfies readonly Rule<PropertiesView>[],
  'settings.json': settingsRules satisfies readonly Rule<SettingsView>[],
  'readme.md': readmeRules satisfies readonly Rule<ReadmeView>[],
  'icon.png': iconRules satisfies readonly Rule<IconView>[],
}

/** What is told of a rule: everything but its check. */
export type RuleFacts = Omit<Rule<never>, 'check'>

/** Reports that a rule itself failed, so that no input stops the others. */
export const ruleFailed: RuleFacts = {
  id: 'RuleFailed',
  severity: 'warning',
  about: 'The checker could apply each of its rules; where not, please report it.',
  own: true,
}

/** Every rule there is, by family. */
export const allFamilies: Readonly<Record<string, readonly RuleFacts[]>> = {
  'JSON text': jsonRules,
  ...definitionFamilies,
  ...packageFamilies,
  'The checker itself': [ruleFailed],
}

/** Every rule there is. */
export const allRules: readonly RuleFacts[] = Object.values(allFamilies).flat()
