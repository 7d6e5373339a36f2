import type { DefinitionView } from './model/definition-view.js'
import type {
  FolderView,
  IconView,
  PropertiesView,
  ReadmeView,
  SettingsView,
} from './model/package-view.js'
import type { Rule } from './rule.js'
import { apiPropertiesRules } from './rules/package/api-properties.js'
import { boundRules } from './rules/schemas/bounds.js'
import { capabilityRules } from './rules/dynamic/capabilities.js'
import { connectionRules } from './rules/package/connection.js'
import { documentRules } from './rules/document/document.js'
import { dynamicFormRules } from './rules/dynamic/dynamic-forms.js'
import { dynamicParameterRules } from './rules/dynamic/dynamic-parameters.js'
import { dynamicTargetRules } from './rules/dynamic/dynamic-targets.js'
import { enumValueRules } from './rules/schemas/enum-values.js'
import { fileRules } from './rules/schemas/files.js'
import { parameterNameRules } from './rules/operations/parameter-names.js'
import { securityRequirementRules } from './rules/security/security-requirements.js'
import { oauthRules } from './rules/package/oauth.js'
import { fetchTriggerRules } from './rules/triggers/fetch-triggers.js'
import { folderRules } from './rules/package/folder.js'
import { iconRules } from './rules/package/icon.js'
import { jsonRules } from './rules/json/json.js'
import { mediaTypeRules } from './rules/document/media-types.js'
import { metadataRules } from './rules/document/metadata.js'
import { nameRules } from './rules/document/names.js'
import { notificationUrlRules } from './rules/triggers/notification-url.js'
import { operationFamilyRules } from './rules/operations/operation-families.js'
import { operationIdRules } from './rules/operations/operation-ids.js'
import { operationPathRules } from './rules/operations/operation-paths.js'
import { parameterListRules } from './rules/operations/parameter-lists.js'
import { parameterRules } from './rules/operations/parameters.js'
import { readmeRules } from './rules/package/readme.js'
import { referenceRules } from './rules/schemas/references.js'
import { repositoryRules } from './rules/document/repository.js'
import { responseRules } from './rules/operations/responses.js'
import { schemaLimitRules } from './rules/schemas/schema-limits.js'
import { schemaRules } from './rules/schemas/schemas.js'
import { securityRules } from './rules/security/security.js'
import { settingsRules } from './rules/package/settings.js'
import { shapeRules } from './rules/document/shape.js'
import { textLengthRules } from './rules/texts/text-lengths.js'
import { textRules } from './rules/texts/texts.js'
import { triggerRules } from './rules/triggers/triggers.js'
import { valueRules } from './rules/schemas/values.js'
import { visibilityRules } from './rules/operations/visibility.js'
import { webhookRules } from './rules/triggers/webhooks.js'

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
