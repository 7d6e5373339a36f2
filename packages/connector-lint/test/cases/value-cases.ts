import { MINIMUM, ORDER_ID, STORE, type RuleCase } from '../rule-case.js'

const size = '/definitions/Subscription/properties/size'

/** Cases for the rules on enums, defaults, formats and files. */
export const valueCases: readonly RuleCase[] = [
  [
    'SchemaTypeFileNotValid',
    ORDER_ID,
    'The type file is for form data and whole responses',
    [`${ORDER_ID}/type`, 'file'],
  ],
  ['FileParameterMustBeInFormData', MINIMUM, 'The file is in "query"', [`${MINIMUM}/type`, 'file']],
  [
    'InvalidStringBinaryProperty',
    STORE,
    'A property cannot be binary',
    [`${STORE}/format`, 'binary'],
  ],
  ['EnumMustContainAtLeastOneElement', `${STORE}/enum`, 'enum is empty', [`${STORE}/enum`, []]],
  [
    'InvalidEnumValue',
    `${STORE}/enum/0`,
    'The value 3 is of type number; make it string',
    [`${STORE}/enum`, [3]],
  ],
  [
    'ArrayDuplicateValue',
    `${size}/enum/2`,
    '"small" is in enum already',
    [`${size}/enum/-`, 'small'],
  ],
  [
    'ArrayDuplicateValue',
    '/consumes/1',
    '"application/json" is in consumes already',
    ['/consumes/-', 'application/json'],
  ],
  [
    'DefaultValueMustMatchType',
    `${MINIMUM}/default`,
    'default is of type string; make it integer',
    [`${MINIMUM}/default`, 'one'],
  ],
  [
    'DefaultValueSpelt',
    `${MINIMUM}/default`,
    'default is of type string; make it integer',
    [`${MINIMUM}/default`, '1'],
  ],
  [
    'DefaultValueSpelt',
    `${MINIMUM}/default`,
    'default is of type null; make it integer',
    [`${MINIMUM}/default`, null],
  ],
  [
    'DefaultValueNotInEnum',
    `${size}/default`,
    'default "medium" is not in enum',
    [`${size}/default`, 'medium'],
  ],
  [
    'UnrecognizedTypeFormat',
    `${STORE}/format`,
    'The format "shop" of a string is unknown',
    [`${STORE}/format`, 'shop'],
  ],
  [
    'MissingEnumValuesDisplayName',
    `${size}/x-ms-enum-values/0`,
    'The entry has no displayName',
    [`${size}/x-ms-enum-values/0/displayName`],
  ],
  [
    'InvalidEnumValuesExtensionValue',
    `${size}/x-ms-enum-values/0`,
    'The value "tiny" is not in enum',
    [`${size}/x-ms-enum-values/0/value`, 'tiny'],
  ],
  [
    'DuplicateEnumValuesInExtension',
    `${size}/x-ms-enum-values/1`,
    'The value "large" has a display name already',
    [`${size}/x-ms-enum-values/0/value`, 'large'],
  ],
]
