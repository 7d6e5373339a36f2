import { MINIMUM, STORE, type RuleCase } from '../rule-case.js'

/** Cases for the rules on minima, maxima, patterns and collections. */
export const boundCases: readonly RuleCase[] = [
  [
    'MaxItemsMustBeGreaterThanOrEqualToZero',
    `${STORE}/maxItems`,
    'maxItems is -1',
    [`${STORE}/maxItems`, -1],
  ],
  [
    'MaxLengthMustBeGreaterThanOrEqualToZero',
    `${STORE}/maxLength`,
    'maxLength is -1',
    [`${STORE}/maxLength`, -1],
  ],
  [
    'MaxPropertiesMustBeGreaterThanOrEqualToZero',
    `${STORE}/maxProperties`,
    'maxProperties is -1',
    [`${STORE}/maxProperties`, -1],
  ],
  [
    'MinItemsMustBeGreaterThanOrEqualToZero',
    `${STORE}/minItems`,
    'minItems is -1',
    [`${STORE}/minItems`, -1],
  ],
  [
    'MinLengthMustBeGreaterThanOrEqualToZero',
    `${STORE}/minLength`,
    'minLength is -1',
    [`${STORE}/minLength`, -1],
  ],
  [
    'MinPropertiesMustBeGreaterThanOrEqualToZero',
    `${STORE}/minProperties`,
    'minProperties is -1',
    [`${STORE}/minProperties`, -1],
  ],
  [
    'MinimumShouldBeLessThanOrEqualToMaximum',
    `${MINIMUM}/minimum`,
    'minimum 200 is above maximum 100',
    [`${MINIMUM}/minimum`, 200],
  ],
  [
    'MinItemsShouldBeLessThanOrEqualToMaxItems',
    `${STORE}/minItems`,
    'minItems 2 is above maxItems 1',
    [`${STORE}/minItems`, 2],
    [`${STORE}/maxItems`, 1],
  ],
  [
    'MinLengthShouldBeLessThanOrEqualToMaxLength',
    `${STORE}/minLength`,
    'minLength 2 is above maxLength 1',
    [`${STORE}/minLength`, 2],
    [`${STORE}/maxLength`, 1],
  ],
  [
    'ExclusiveMaximumRequiresMaximum',
    `${STORE}/exclusiveMaximum`,
    'exclusiveMaximum is without maximum',
    [`${STORE}/exclusiveMaximum`, true],
  ],
  [
    'ExclusiveMinimumRequiresMinimum',
    `${STORE}/exclusiveMinimum`,
    'exclusiveMinimum is without minimum',
    [`${STORE}/exclusiveMinimum`, true],
  ],
  [
    'MultipleOfMustBeGreaterThanZero',
    `${MINIMUM}/multipleOf`,
    'multipleOf is 0',
    [`${MINIMUM}/multipleOf`, 0],
  ],
  [
    'PatternShouldBeValidRegularExpression',
    `${STORE}/pattern`,
    'pattern "(" is no regular expression',
    [`${STORE}/pattern`, '('],
  ],
  [
    'AllowEmptyValueOnlyValidForQueryFormData',
    '/parameters/EventType/allowEmptyValue',
    'allowEmptyValue is on a parameter in "path"',
    ['/parameters/EventType/allowEmptyValue', true],
  ],
  [
    'CollectionFormatValueNotSupported',
    `${MINIMUM}/collectionFormat`,
    'collectionFormat is "semicolons"',
    [`${MINIMUM}/collectionFormat`, 'semicolons'],
  ],
  [
    'SwaggerKeywordNotSupported',
    `${STORE}/uniqueItems`,
    'uniqueItems is not supported',
    [`${STORE}/uniqueItems`, true],
  ],
]
