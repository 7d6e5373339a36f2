import { LIST, MINIMUM, ORDER_ID, POLL, STORE, SUBSCRIBE, type RuleCase } from './rule-case.js'

const nested = (depth: number): unknown =>
  depth === 0 ? { type: 'string' } : { type: 'object', properties: { inner: nested(depth - 1) } }
const many = (count: number) => ({
  type: 'object',
  properties: Object.fromEntries(
    Array.from({ length: count }, (_, n) => [`p${n}`, { type: 'string' }]),
  ),
})
const multiplied = Object.fromEntries(
  Array.from({ length: 6 }, (_, level) => [
    `Level${level}`,
    {
      type: 'object',
      properties: Object.fromEntries(
        Array.from({ length: 8 }, (__, n) => [
          `p${n}`,
          { $ref: `#/definitions/Level${level + 1}` },
        ]),
      ),
    },
  ]),
)
const size = '/definitions/Subscription/properties/size'
const dynamicValues = '/parameters/EventType/x-ms-dynamic-values'
const dynamicList = '/parameters/EventType/x-ms-dynamic-list'
const data = '/definitions/Event/properties/data'
const storeValues = `${STORE}/x-ms-dynamic-values`
const schemaCall = (parameters: unknown) => ({
  operationId: 'GetSchema',
  parameters,
  'value-path': 'x',
})
const filters = (target: string, value: unknown): [string, unknown] => [
  `${target}/x-ms-capabilities/filterFunctions`,
  value,
]

/** Cases for the rules on schemas and on what calls other operations. */
export const schemaCases: readonly RuleCase[] = [
  ['ArrayHasNoItems', [`${STORE}/type`, 'array']],
  ['RequiredPropertyArrayEmpty', ['/definitions/Order/required', []]],
  ['RequiredPropertyNotOnObject', [`${STORE}/required`, ['store']]],
  ['RequiredPropertyDefinitionMissing', ['/definitions/Order/required', ['none']]],
  [
    'RequiredReadOnlyPropertyNotAllowedAsInput',
    ['/definitions/Subscription/properties/callbackUrl/readOnly', true],
  ],
  ['DiscriminatorMustBeARequiredStringProperty', ['/definitions/Order/discriminator', 'orderId']],
  ['SchemaTypeFileNotValid', [`${ORDER_ID}/type`, 'file']],
  ['FileParameterMustBeInFormData', [`${MINIMUM}/type`, 'file']],
  ['InvalidStringBinaryProperty', [`${STORE}/format`, 'binary']],
  ['InvalidCustomEditorExtensionDictionaryValue', [`${STORE}/x-ms-editor`, 'dictionary']],
  ['EnumMustContainAtLeastOneElement', [`${STORE}/enum`, []]],
  ['InvalidEnumValue', [`${STORE}/enum`, [3]]],
  ['ArrayDuplicateValue', [`${size}/enum/-`, 'small']],
  ['ArrayDuplicateValue', ['/consumes/-', 'application/json']],
  ['DefaultValueMustMatchType', [`${MINIMUM}/default`, 'one']],
  ['DefaultValueNotInEnum', [`${size}/default`, 'medium']],
  ['UnrecognizedTypeFormat', [`${STORE}/format`, 'shop']],
  ['MissingEnumValuesDisplayName', [`${size}/x-ms-enum-values/0/displayName`]],
  ['InvalidEnumValuesExtensionValue', [`${size}/x-ms-enum-values/0/value`, 'tiny']],
  ['DuplicateEnumValuesInExtension', [`${size}/x-ms-enum-values/0/value`, 'large']],
  ['MaxItemsMustBeGreaterThanOrEqualToZero', [`${STORE}/maxItems`, -1]],
  ['MaxLengthMustBeGreaterThanOrEqualToZero', [`${STORE}/maxLength`, -1]],
  ['MaxPropertiesMustBeGreaterThanOrEqualToZero', [`${STORE}/maxProperties`, -1]],
  ['MinItemsMustBeGreaterThanOrEqualToZero', [`${STORE}/minItems`, -1]],
  ['MinLengthMustBeGreaterThanOrEqualToZero', [`${STORE}/minLength`, -1]],
  ['MinPropertiesMustBeGreaterThanOrEqualToZero', [`${STORE}/minProperties`, -1]],
  ['MinimumShouldBeLessThanOrEqualToMaximum', [`${MINIMUM}/minimum`, 200]],
  ['MinItemsShouldBeLessThanOrEqualToMaxItems', [`${STORE}/minItems`, 2], [`${STORE}/maxItems`, 1]],
  [
    'MinLengthShouldBeLessThanOrEqualToMaxLength',
    [`${STORE}/minLength`, 2],
    [`${STORE}/maxLength`, 1],
  ],
  ['ExclusiveMaximumRequiresMaximum', [`${STORE}/exclusiveMaximum`, true]],
  ['ExclusiveMinimumRequiresMinimum', [`${STORE}/exclusiveMinimum`, true]],
  ['MultipleOfMustBeGreaterThanZero', [`${MINIMUM}/multipleOf`, 0]],
  ['PatternShouldBeValidRegularExpression', [`${STORE}/pattern`, '(']],
  ['AllowEmptyValueOnlyValidForQueryFormData', ['/parameters/EventType/allowEmptyValue', true]],
  ['CollectionFormatValueNotSupported', [`${MINIMUM}/collectionFormat`, 'semicolons']],
  ['SwaggerKeywordNotSupported', [`${STORE}/uniqueItems`, true]],
  ['BodySchemaCountExceedsMaxAllowed', [STORE, many(513)]],
  [
    'OperationSchemaCountExceedsMaxAllowed',
    ['/definitions', { ...multiplied, Level6: {}, Order: { $ref: '#/definitions/Level0' } }],
  ],
  ['SchemaTooDeep', [ORDER_ID, nested(40)]],
  [
    'RequiredLoopInSchemaNotAllowed',
    [ORDER_ID, { $ref: '#/definitions/Order' }],
    ['/definitions/Order/required', ['orderId']],
  ],

  ['OperationIdNotFound', [`${dynamicValues}/operationId`, 'None']],
  ['DynamicOperationIdMissing', [`${dynamicValues}/operationId`]],
  ['InvokedOperationShouldProduceArray', [`${dynamicList}/itemsPath`, 'value/name']],
  ['InvokedOperationShouldProduceArray', [`${dynamicList}/itemsPath`, 'items']],
  ['InvokedOperationShouldProduceProperty', [`${dynamicList}/itemValuePath`, 'id']],
  [
    'OperationParameterNameNotFound',
    [`${data}/x-ms-dynamic-properties/parameters/kind`, { value: 'x' }],
  ],
  [
    'OperationParameterNameNotFound',
    [`${data}/x-ms-dynamic-properties/parameters/eventType`, { parameterReference: 'kind' }],
  ],
  [
    'OperationParameterNameIsAmbiguous',
    [
      '/paths/~1event-types~1{eventType}~1schema/get/parameters/-',
      { name: 'eventType', in: 'query', type: 'string' },
    ],
  ],
  ['OperationMissingRequiredProperty', [`${data}/x-ms-dynamic-properties/parameters`, {}]],
  [
    'OperationParameterRequiredMismatch',
    [storeValues, schemaCall({ eventType: { parameter: 'store' } })],
  ],
  ['OperationParameterStaticTypeMismatch', [`${data}/x-ms-dynamic-schema/parameters/eventType`, 3]],
  [
    'OperationParameterTypeMismatch',
    [
      `${MINIMUM}/x-ms-dynamic-list`,
      { operationId: 'GetSchema', parameters: { eventType: { parameterReference: 'minimum' } } },
    ],
  ],
  ['SourcePropertyInternal', ['/parameters/EventType/x-ms-visibility', 'internal']],
  ['OneOfPropertiesRequired', [`${data}/x-ms-dynamic-properties/parameters/eventType`, {}]],
  [
    'DynamicListExtensionRequiredForAmbiguousReferences',
    [storeValues, schemaCall({ eventType: { parameter: 'eventType' } })],
    ['/definitions/Subscription/properties/eventType', { type: 'string' }],
  ],
  [
    'DynamicListExtensionRequiredForNonParameterReferences',
    [storeValues, schemaCall({ eventType: { parameter: 'size' } })],
  ],
  [
    'DynamicPropertiesExtensionRequiredForAmbiguousReferences',
    [`${STORE}/x-ms-dynamic-schema`, schemaCall({ eventType: { parameter: 'eventType' } })],
    ['/definitions/Subscription/properties/eventType', { type: 'string' }],
  ],
  [
    'DynamicPropertiesExtensionRequiredForNonParameterReferences',
    [`${STORE}/x-ms-dynamic-schema`, schemaCall({ eventType: { parameter: 'size' } })],
  ],
  [
    'DynamicPropertiesExtensionRequiredForPropertiesValuePath',
    [`${data}/x-ms-dynamic-properties`],
    [`${data}/x-ms-dynamic-schema/value-path`, 'schema/properties'],
  ],
  ['DynamicPropertiesItemValuePathMismatch', [`${data}/x-ms-dynamic-schema/value-path`, 'other']],
  ['DynamicTreeExtensionMissing', [`${dynamicValues}/capability`, 'file-picker']],
  [
    'SelectedItemValuePathNotAllowedInThisPosition',
    [`${data}/x-ms-dynamic-properties/parameters/eventType/selectedItemValuePath`, 'x'],
  ],
  ['FilterFunctionsPropertyEmpty', filters(ORDER_ID, [])],
  ['FilterFunctionsPropertyHasDuplicates', filters(ORDER_ID, ['eq', 'eq'])],
  ['FilterFunctionsPropertyInInputSchema', filters(STORE, ['eq'])],
  ['FilterFunctionsPropertyInvalidValue', filters(ORDER_ID, ['like'])],
  ['InvalidNextLinkNameValue', [`${LIST}/x-ms-pageable`, { nextLinkName: 'next' }]],
  ['TestConnectionNotGet', ['/x-ms-capabilities/testConnection/operationId', 'WhenAnEventHappens']],
  [
    'TestValueLooksSecret',
    [
      `${POLL}/parameters/-`,
      { name: 'apiKey', in: 'query', type: 'string', 'x-ms-test-value': 'k' },
    ],
  ],
  [
    'DefaultResponseHasSchema',
    [`${SUBSCRIBE}/responses/default`, { description: 'x', schema: {} }],
  ],
]
