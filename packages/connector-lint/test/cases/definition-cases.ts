import type { RuleCase } from '../rule-case.js'
import { boundCases } from './bound-cases.js'
import { capabilityCases } from './capability-cases.js'
import { documentCases } from './document-cases.js'
import { dynamicCases } from './dynamic-cases.js'
import { familyCases } from './family-cases.js'
import { mediaTypeCases } from './media-type-cases.js'
import { operationCases } from './operation-cases.js'
import { parameterCases } from './parameter-cases.js'
import { referenceCases } from './reference-cases.js'
import { responseCases } from './response-cases.js'
import { schemaCases } from './schema-cases.js'
import { securityCases } from './security-cases.js'
import { shapeCases } from './shape-cases.js'
import { textCases } from './text-cases.js'
import { triggerCases } from './trigger-cases.js'
import { valueCases } from './value-cases.js'
import { webhookCases } from './webhook-cases.js'

/** The cases for all rules on definitions. */
export const definitionCases: readonly RuleCase[] = [
  ...shapeCases,
  ...documentCases,
  ...operationCases,
  ...familyCases,
  ...webhookCases,
  ...triggerCases,
  ...parameterCases,
  ...responseCases,
  ...schemaCases,
  ...valueCases,
  ...boundCases,
  ...referenceCases,
  ...mediaTypeCases,
  ...securityCases,
  ...textCases,
  ...dynamicCases,
  ...capabilityCases,
]
