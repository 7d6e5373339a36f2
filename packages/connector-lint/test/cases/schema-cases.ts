import { CALLBACK, ORDER_ID, POLL, STORE, SUBSCRIBE, type RuleCase } from '../rule-case.js'

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

/** Cases for the rules on schemas. */
export const schemaCases: readonly RuleCase[] = [
  [
    'AllOfNotShown',
    '/definitions/Order/allOf',
    'The properties that allOf brings are not shown in Power Apps',
    ['/definitions/Order/allOf', [{ type: 'object' }]],
  ],
  [
    'DefinitionUnused',
    '/definitions/Spare',
    'No operation uses the definition Spare',
    ['/definitions/Spare', { type: 'string' }],
  ],
  ['ArrayHasNoItems', STORE, 'The array has no items', [`${STORE}/type`, 'array']],
  [
    'RequiredPropertyArrayEmpty',
    '/definitions/Order/required',
    'required is empty',
    ['/definitions/Order/required', []],
  ],
  [
    'RequiredPropertyNotOnObject',
    `${STORE}/required`,
    'required is on a schema of type "string"',
    [`${STORE}/required`, ['store']],
  ],
  [
    'RequiredPropertyDefinitionMissing',
    '/definitions/Order/required/0',
    '"none" is required but no property',
    ['/definitions/Order/required', ['none']],
  ],
  [
    'RequiredReadOnlyPropertyNotAllowedAsInput',
    CALLBACK,
    'The input callbackUrl is required and read-only',
    ['/definitions/Subscription/properties/callbackUrl/readOnly', true],
  ],
  [
    'DiscriminatorMustBeARequiredStringProperty',
    '/definitions/Order/discriminator',
    'The discriminator "orderId" is no required string property',
    ['/definitions/Order/discriminator', 'orderId'],
  ],
  [
    'InvalidCustomEditorExtensionDictionaryValue',
    `${STORE}/x-ms-editor`,
    'The editor dictionary is on no map',
    [`${STORE}/x-ms-editor`, 'dictionary'],
  ],
  [
    'BodySchemaCountExceedsMaxAllowed',
    SUBSCRIBE,
    'The body of WhenAnEventHappens has 518 schemas',
    [STORE, many(513)],
  ],
  [
    'OperationSchemaCountExceedsMaxAllowed',
    POLL,
    'WhenOrdersAreWaiting has 16385 schemas',
    ['/definitions', { ...multiplied, Level6: {}, Order: { $ref: '#/definitions/Level0' } }],
  ],
  [
    'SchemaTooDeep',
    `${ORDER_ID}${'/properties/inner'.repeat(30)}`,
    'The schema is nested deeper than 32 levels',
    [ORDER_ID, nested(40)],
  ],
  [
    'RequiredLoopInSchemaNotAllowed',
    '/definitions/Order',
    'Order requires an object that requires itself, so no value can satisfy it',
    [ORDER_ID, { $ref: '#/definitions/Order' }],
    ['/definitions/Order/required', ['orderId']],
  ],
]
