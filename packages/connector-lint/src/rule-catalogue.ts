import type { DefinitionView } from './model/definition-view.js'
import type {
  FolderView,
  IconView,
  PropertiesView,
  ReadmeView,
  SettingsView,
} from './model/package-view.js'
import type { Rule } from './rule.js'
import { ruleFailed } from './rules/checker/rule-failed.js'
import { contactRules } from './rules/document/contact.js'
import { documentRules } from './rules/document/document.js'
import { formatRules } from './rules/document/formats.js'
import { hostRules } from './rules/document/host.js'
import { mediaTypeRules } from './rules/document/media-types.js'
import { metadataRules } from './rules/document/metadata.js'
import { nameRules } from './rules/document/names.js'
import { repositoryRules } from './rules/document/repository.js'
import { schemeRules } from './rules/document/schemes.js'
import { misplacedRules } from './rules/document/misplaced.js'
import { shapeRules } from './rules/document/shape.js'
import { capabilityRules } from './rules/dynamic/capabilities.js'
import { dynamicFormRules } from './rules/dynamic/dynamic-forms.js'
import { dynamicParameterRules } from './rules/dynamic/dynamic-parameters.js'
import { dynamicTargetRules } from './rules/dynamic/dynamic-targets.js'
import { dynamicTypeRules } from './rules/dynamic/dynamic-types.js'
import { filterFunctionRules } from './rules/dynamic/filter-functions.js'
import { jsonRules } from './rules/json/json.js'
import { operationFamilyRules } from './rules/operations/operation-families.js'
import { operationIdRules } from './rules/operations/operation-ids.js'
import { operationPathRules } from './rules/operations/operation-paths.js'
import { parameterListRules } from './rules/operations/parameter-lists.js'
import { parameterNameRules } from './rules/operations/parameter-names.js'
import { parameterRules } from './rules/operations/parameters.js'
import { pathParameterRules } from './rules/operations/path-parameters.js'
import { replacementRules } from './rules/operations/replacements.js'
import { responseContentRules } from './rules/operations/response-contents.js'
import { responseRules } from './rules/operations/responses.js'
import { similarPathRules } from './rules/operations/similar-paths.js'
import { visibilityRules } from './rules/operations/visibility.js'
import { apiPropertiesRules } from './rules/package/api-properties.js'
import { brandColorRules } from './rules/package/brand-color.js'
import { connectorCapabilityRules } from './rules/package/connector-capabilities.js'
import { connectionRules } from './rules/package/connection.js'
import { folderRules } from './rules/package/folder.js'
import { iconRules } from './rules/package/icon.js'
import { oauthRules } from './rules/package/oauth.js'
import { policyRules } from './rules/package/policies.js'
import { readmeRules } from './rules/package/readme.js'
import { settingsRules } from './rules/package/settings.js'
import { boundRules } from './rules/schemas/bounds.js'
import { compositionRules } from './rules/schemas/composition.js'
import { defaultValueRules } from './rules/schemas/default-values.js'
import { enumValueRules } from './rules/schemas/enum-values.js'
import { fileRules } from './rules/schemas/files.js'
import { referenceRules } from './rules/schemas/references.js'
import { schemaLimitRules } from './rules/schemas/schema-limits.js'
import { schemaRules } from './rules/schemas/schemas.js'
import { valueRules } from './rules/schemas/values.js'
import { securityRequirementRules } from './rules/security/security-requirements.js'
import { securityRules } from './rules/security/security.js'
import { emptyTextRules } from './rules/texts/empty-texts.js'
import { textLengthRules } from './rules/texts/text-lengths.js'
import { textRules } from './rules/texts/texts.js'
import { triggerTextRules } from './rules/texts/trigger-texts.js'
import { fetchTriggerRules } from './rules/triggers/fetch-triggers.js'
import { notificationUrlRules } from './rules/triggers/notification-url.js'
import { triggerRules } from './rules/triggers/triggers.js'
import { unsubscribingRules } from './rules/triggers/unsubscribing.js'
import { webhookRules } from './rules/triggers/webhooks.js'

/** The families of rules on a definition, in the order of the documentation. */
export const definitionFamilies: Readonly<Record<string, readonly Rule<DefinitionView>[]>> = {
  'Document shape': [...shapeRules, ...nameRules, ...misplacedRules],
  'Document head': [
    ...documentRules,
    ...hostRules,
    ...schemeRules,
    ...contactRules,
    ...metadataRules,
  ],
  Operations: [
    ...operationIdRules,
    ...operationPathRules,
    ...similarPathRules,
    ...operationFamilyRules,
    ...replacementRules,
  ],
  Webhooks: [...webhookRules, ...unsubscribingRules, ...notificationUrlRules],
  'Other triggers': [...triggerRules, ...fetchTriggerRules],
  Parameters: [
    ...parameterRules,
    ...parameterNameRules,
    ...parameterListRules,
    ...pathParameterRules,
    ...visibilityRules,
  ],
  Responses: [...responseRules, ...responseContentRules],
  Schemas: [
    ...schemaRules,
    ...fileRules,
    ...valueRules,
    ...defaultValueRules,
    ...enumValueRules,
    ...boundRules,
    ...schemaLimitRules,
    ...compositionRules,
  ],
  References: referenceRules,
  'Media types': mediaTypeRules,
  Security: [...securityRules, ...securityRequirementRules],
  Texts: [...textLengthRules, ...emptyTextRules, ...textRules, ...triggerTextRules],
  'Dynamic extensions': [
    ...dynamicTargetRules,
    ...dynamicParameterRules,
    ...dynamicTypeRules,
    ...dynamicFormRules,
  ],
  Capabilities: [...filterFunctionRules, ...capabilityRules],
  'Public repository': repositoryRules,
}

/** The families of rules on the files beside the definition. */
export const packageFamilies = {
  'Package folder': folderRules satisfies readonly Rule<FolderView>[],
  'apiProperties.json': [
    ...apiPropertiesRules,
    ...brandColorRules,
    ...connectionRules,
    ...oauthRules,
    ...policyRules,
    ...connectorCapabilityRules,
  ] satisfies readonly Rule<PropertiesView>[],
  'settings.json': settingsRules satisfies readonly Rule<SettingsView>[],
  'readme.md': readmeRules satisfies readonly Rule<ReadmeView>[],
  'icon.png': iconRules satisfies readonly Rule<IconView>[],
}

/** Every rule there is, by family. */
export const allFamilies: Readonly<Record<string, readonly Rule[]>> = {
  'Other formats': formatRules,
  'JSON text': jsonRules,
  ...definitionFamilies,
  ...packageFamilies,
  'The checker itself': [ruleFailed],
}

/** Every rule there is. */
export const rules: readonly Rule[] = Object.values(allFamilies).flat()
