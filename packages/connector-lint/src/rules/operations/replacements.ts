import { child } from '../../json/json-pointer.js'
import { has, objectOf, stringOf } from '../../json/json-value.js'
import type { DefinitionView } from '../../model/definition-view.js'
import { defineRule, type Rule } from '../../rule.js'
import { annotatedOperations } from '../../selectors/annotations.js'
import { nodesOfKind } from '../../selectors/nodes.js'
import { VALIDATOR } from '../../sources.js'

/** The rules on what an annotation says of an operation's replacement and status. */
export const replacementRules: readonly Rule<DefinitionView>[] = [
  defineRule({
    id: 'ApiAnnotationExtensionReplacementInfoForNonDeprecatedOperations',
    profile: 'certify',
    severity: 'error',
    description: 'Only deprecated operations name a replacement.',
    evidence: VALIDATOR,
    nodes: annotatedOperations,
    check: ({ annotation, active, label, pointer }) =>
      active &&
      has(annotation, 'replacement') && {
        pointer: child(pointer, 'replacement'),
        message: `${label} names a replacement but is not deprecated; deprecate it or remove the replacement.`,
      },
  }),
  defineRule({
    id: 'ApiAnnotationExtensionReplacementInfoMissingApiProperty',
    profile: 'certify',
    severity: 'error',
    description: 'A replacement names its api.',
    evidence: VALIDATOR,
    nodes: nodesOfKind('apiReplacement'),
    check: ({ value }) => !stringOf(value.api) && 'The replacement has no api; add it.',
  }),
  defineRule({
    id: 'ApiAnnotationExtensionReplacementInfoMissingOperationIdProperty',
    profile: 'certify',
    severity: 'error',
    description: 'A replacement names its operationId.',
    evidence: VALIDATOR,
    nodes: nodesOfKind('apiReplacement'),
    check: ({ value }) =>
      !stringOf(value.operationId) && 'The replacement has no operationId; add it.',
  }),
  defineRule({
    id: 'OperationStatusAheadOfConnector',
    profile: 'certify',
    severity: 'error',
    description: 'No operation is in Production before the connector is.',
    evidence: VALIDATOR,
    nodes: annotatedOperations,
    check: ({ annotation, label }, { root }) => {
      const connector = objectOf(objectOf(root.info)['x-ms-api-annotation'])
      return (
        connector.status === 'Preview' &&
        annotation.status === 'Production' &&
        `${label} is in Production while the connector is in Preview; lower it to Preview.`
      )
    },
  }),
]
