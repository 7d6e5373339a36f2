import type { Edit } from '../edit-json.js'
import type { PackageCase } from './package-case.js'

const properties = 'apiProperties.json'
const FILE = `package/${properties}`
const POLICIES = '/properties/policyTemplateInstances'
const OPERATIONS = 'x-ms-apimTemplate-operationName'

const policy = (templateId: string, parameters: object): readonly Edit[] => [
  [`${POLICIES}/0`, { templateId, title: 'Policy', parameters }],
]

const onOperations = (...names: readonly string[]) =>
  policy('setheader', {
    'x-ms-apimTemplateParameter.name': 'X-Source',
    [OPERATIONS]: names,
  })

/** Cases for the rules on policies, scripts and capabilities. */
export const policyCases: readonly PackageCase[] = [
  [
    'PolicyTemplateMisspelt',
    FILE,
    `${POLICIES}/0/templateId`,
    'templateId is "SetHeader"; write "setheader"',
    properties,
    policy('SetHeader', {}),
  ],
  [
    'PolicyTemplateUnknown',
    FILE,
    `${POLICIES}/0/templateId`,
    'No policy template is known as "setheadr"; did you mean setheader?',
    properties,
    policy('setheadr', {}),
  ],
  [
    'PolicyParameterUnknown',
    FILE,
    `${POLICIES}/0/parameters/x-ms-apimTemplateParameter.urlTemplate`,
    'There is no connection parameter "host"',
    properties,
    policy('dynamichosturl', {
      'x-ms-apimTemplateParameter.urlTemplate': "https://@connectionParameters('host')",
    }),
  ],
  [
    'PolicyOperationUnknown',
    FILE,
    `${POLICIES}/0/parameters/${OPERATIONS}/0`,
    'The definition has no operation "ListStore"; did you mean ListStores?',
    properties,
    onOperations('ListStore'),
  ],
  [
    'PolicyOperationStale',
    FILE,
    `${POLICIES}/0/parameters/${OPERATIONS}/1`,
    'The definition has no operation "FormerlyListed"; correct the name',
    properties,
    onOperations('ListStores', 'FormerlyListed'),
  ],
  [
    'ScriptOperationUnknown',
    FILE,
    '/properties/scriptOperations/0',
    'The definition has no operation "ListStore"',
    properties,
    [['/properties/scriptOperations', ['ListStore']]],
  ],
  [
    'CapabilityUnknown',
    FILE,
    '/properties/capabilities/0',
    '"tabular" is no known capability; use those of actions, triggers, gateway, cloud',
    properties,
    [['/properties/capabilities', ['tabular']]],
  ],
]
