import { MINIMUM, STORE, type RuleCase } from '../rule-case.js'

const dynamicValues = '/parameters/EventType/x-ms-dynamic-values'
const dynamicList = '/parameters/EventType/x-ms-dynamic-list'
const data = '/definitions/Event/properties/data'
const storeValues = `${STORE}/x-ms-dynamic-values`
const schemaCall = (parameters: unknown) => ({
  operationId: 'GetSchema',
  parameters,
  'value-path': 'x',
})

/** Cases for the rules on what calls other operations. */
export const dynamicCases: readonly RuleCase[] = [
  [
    'OperationIdNotFound',
    `${dynamicValues}/operationId`,
    'No operation has the operationId "None"',
    [`${dynamicValues}/operationId`, 'None'],
  ],
  [
    'DynamicOperationIdMissing',
    dynamicValues,
    'x-ms-dynamic-values names no operation',
    [`${dynamicValues}/operationId`],
  ],
  [
    'InvokedOperationShouldProduceArray',
    `${dynamicList}/itemsPath`,
    'ListEventTypes answers with no array at "value/name"',
    [`${dynamicList}/itemsPath`, 'value/name'],
  ],
  [
    'InvokedOperationShouldProduceArray',
    `${dynamicList}/itemsPath`,
    'ListEventTypes answers with no array at "items"',
    [`${dynamicList}/itemsPath`, 'items'],
  ],
  [
    'InvokedOperationShouldProduceProperty',
    `${dynamicList}/itemValuePath`,
    'ListEventTypes answers with no property at "id"',
    [`${dynamicList}/itemValuePath`, 'id'],
  ],
  [
    'OperationParameterNameNotFound',
    `${data}/x-ms-dynamic-properties/parameters/kind`,
    'GetSchema has no input "kind"',
    [`${data}/x-ms-dynamic-properties/parameters/kind`, { value: 'x' }],
  ],
  [
    'DynamicReferenceNotFound',
    `${data}/x-ms-dynamic-properties/parameters/eventType`,
    'WhenAnEventHappens has no input "kind"',
    [`${data}/x-ms-dynamic-properties/parameters/eventType`, { parameterReference: 'kind' }],
  ],
  [
    'OperationParameterNameIsAmbiguous',
    `${data}/x-ms-dynamic-schema/parameters/eventType`,
    '"eventType" can mean several inputs of GetSchema',
    [
      '/paths/~1event-types~1{eventType}~1schema/get/parameters/-',
      { name: 'eventType', in: 'query', type: 'string' },
    ],
  ],
  [
    'OperationMissingRequiredProperty',
    `${data}/x-ms-dynamic-properties`,
    'GetSchema requires "eventType", which gets no value here',
    [`${data}/x-ms-dynamic-properties/parameters`, {}],
  ],
  [
    'OperationParameterRequiredMismatch',
    `${storeValues}/parameters/eventType`,
    'GetSchema requires "eventType", but "store" of WhenAnEventHappens is optional',
    [storeValues, schemaCall({ eventType: { parameter: 'store' } })],
  ],
  [
    'OperationParameterStaticTypeMismatch',
    `${data}/x-ms-dynamic-schema/parameters/eventType`,
    '"eventType" of GetSchema is of type string, the value of type number',
    [`${data}/x-ms-dynamic-schema/parameters/eventType`, 3],
  ],
  [
    'OperationParameterTypeMismatch',
    `${MINIMUM}/x-ms-dynamic-list/parameters/eventType`,
    '"eventType" of GetSchema is of type string, "minimum" of type integer',
    [
      `${MINIMUM}/x-ms-dynamic-list`,
      { operationId: 'GetSchema', parameters: { eventType: { parameterReference: 'minimum' } } },
    ],
  ],
  [
    'SourcePropertyInternal',
    `${data}/x-ms-dynamic-schema/parameters/eventType`,
    '"eventType" of WhenAnEventHappens is internal, so it has no value',
    ['/parameters/EventType/x-ms-visibility', 'internal'],
  ],
  [
    'OneOfPropertiesRequired',
    `${data}/x-ms-dynamic-properties/parameters/eventType`,
    'The parameter "eventType" has neither a value nor a reference',
    [`${data}/x-ms-dynamic-properties/parameters/eventType`, {}],
  ],
  [
    'DynamicListExtensionRequiredForAmbiguousReferences',
    `${storeValues}/parameters/eventType`,
    '"eventType" can mean several inputs',
    [storeValues, schemaCall({ eventType: { parameter: 'eventType' } })],
    ['/definitions/Subscription/properties/eventType', { type: 'string' }],
  ],
  [
    'DynamicListExtensionRequiredForNonParameterReferences',
    `${storeValues}/parameters/eventType`,
    '"size" is a property of the body',
    [storeValues, schemaCall({ eventType: { parameter: 'size' } })],
  ],
  [
    'DynamicPropertiesExtensionRequiredForAmbiguousReferences',
    `${STORE}/x-ms-dynamic-schema/parameters/eventType`,
    '"eventType" can mean several inputs',
    [`${STORE}/x-ms-dynamic-schema`, schemaCall({ eventType: { parameter: 'eventType' } })],
    ['/definitions/Subscription/properties/eventType', { type: 'string' }],
  ],
  [
    'DynamicPropertiesExtensionRequiredForNonParameterReferences',
    `${STORE}/x-ms-dynamic-schema/parameters/eventType`,
    '"size" is a property of the body',
    [`${STORE}/x-ms-dynamic-schema`, schemaCall({ eventType: { parameter: 'size' } })],
  ],
  [
    'DynamicPropertiesExtensionRequiredForPropertiesValuePath',
    `${data}/x-ms-dynamic-schema/value-path`,
    'value-path "schema/properties" leads to properties',
    [`${data}/x-ms-dynamic-properties`],
    [`${data}/x-ms-dynamic-schema/value-path`, 'schema/properties'],
  ],
  [
    'DynamicPropertiesItemValuePathMismatch',
    `${data}/x-ms-dynamic-properties/itemValuePath`,
    'itemValuePath is "schema", x-ms-dynamic-schema says "other"',
    [`${data}/x-ms-dynamic-schema/value-path`, 'other'],
  ],
  [
    'DynamicTreeExtensionMissing',
    dynamicValues,
    'The file picker has no x-ms-dynamic-tree',
    [`${dynamicValues}/capability`, 'file-picker'],
  ],
  [
    'SelectedItemValuePathNotAllowedInThisPosition',
    `${data}/x-ms-dynamic-properties/parameters/eventType`,
    'remove it from "eventType"',
    [`${data}/x-ms-dynamic-properties/parameters/eventType/selectedItemValuePath`, 'x'],
  ],
]
