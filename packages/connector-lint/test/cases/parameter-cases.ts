import {
  LIST,
  MINIMUM,
  POLL,
  STORE,
  SUBSCRIBE,
  SUBSCRIBE_PATH,
  type RuleCase,
} from '../rule-case.js'

const sampleGet = '/paths/~1event-types~1{eventType}~1sample/get'
const body = { name: 'other', in: 'body', schema: { type: 'object' } }
const formField = { name: 'file', in: 'formData', type: 'string' }

/** Cases for the rules on parameters, their lists and their visibility. */
export const parameterCases: readonly RuleCase[] = [
  [
    'BodyParameterSchemaRequired',
    `${SUBSCRIBE}/parameters/1`,
    'The body parameter subscription has no schema',
    [`${SUBSCRIBE}/parameters/1/schema`],
  ],
  [
    'BodyParameterPropertyNotValid',
    `${SUBSCRIBE}/parameters/1/type`,
    'type is not for a body',
    [`${SUBSCRIBE}/parameters/1/type`, 'object'],
  ],
  [
    'NonBodyParameterSchemaNotValid',
    `${MINIMUM}/schema`,
    'schema is for a body alone',
    [`${MINIMUM}/schema`, {}],
  ],
  [
    'DynamicExtensionDefinitionNotAllowedInParameter',
    `${SUBSCRIBE}/parameters/1/x-ms-dynamic-schema`,
    'x-ms-dynamic-schema is on the body parameter',
    [`${SUBSCRIBE}/parameters/1/x-ms-dynamic-schema`, {}],
  ],
  [
    'PathParameterMustBeRequired',
    '/parameters/EventType',
    'The path parameter eventType is not required',
    ['/parameters/EventType/required'],
  ],
  [
    'PathParameterMissingEncoding',
    '/parameters/EventType',
    'The path parameter eventType has no encoding',
    ['/parameters/EventType/x-ms-url-encoding'],
  ],
  [
    'QueryParameterEncodingNotSupported',
    `${MINIMUM}/x-ms-url-encoding`,
    'x-ms-url-encoding is for path parameters alone',
    [`${MINIMUM}/x-ms-url-encoding`, 'single'],
  ],
  [
    'ConnectionIdParameterNotAllowed',
    MINIMUM,
    'The name connectionId belongs to the platform',
    [`${MINIMUM}/name`, 'connectionId'],
  ],
  [
    'ReservedParameterIsUsed',
    `${LIST}/parameters/0`,
    'The gateway sets the header Authorization itself',
    [`${LIST}/parameters/-`, { name: 'Authorization', in: 'header', type: 'string' }],
  ],
  [
    'InvalidFormDataParameterName',
    `${LIST}/parameters/0`,
    'The form field größe is not ASCII',
    [`${LIST}/parameters/-`, { ...formField, name: 'größe' }],
  ],
  [
    'OperationParametersAreNotUnique',
    `${SUBSCRIBE}/parameters/2`,
    'The parameter eventType is in WhenAnEventHappens twice, word for word',
    [`${SUBSCRIBE}/parameters/-`, { $ref: '#/parameters/EventType' }],
  ],
  [
    'OperationParametersContainDuplicateParameter',
    `${POLL}/parameters/1`,
    'The query parameter minimum is in WhenOrdersAreWaiting already',
    [`${POLL}/parameters/1/name`, 'minimum'],
  ],
  [
    'PathParametersContainDuplicateParameter',
    `${SUBSCRIBE_PATH}/parameters/1`,
    'The formData parameter file is in the path /events/{eventType}/subscriptions already',
    [`${SUBSCRIBE_PATH}/parameters`, [formField, { ...formField, type: 'file' }]],
  ],
  [
    'OperationParametersContainMultipleBodyParameters',
    `${SUBSCRIBE}/parameters/2`,
    'Another body parameter is in WhenAnEventHappens already',
    [`${SUBSCRIBE}/parameters/-`, body],
  ],
  [
    'PathParametersContainMultipleBodyParameters',
    `${SUBSCRIBE_PATH}/parameters/1`,
    'Another body parameter is in the path /events/{eventType}/subscriptions already',
    [`${SUBSCRIBE_PATH}/parameters`, [body, { ...body, name: 'b' }]],
  ],
  [
    'ParameterListContainsFormDataAndBody',
    SUBSCRIBE,
    'WhenAnEventHappens has both a body and form data',
    [`${SUBSCRIBE}/parameters/-`, formField],
  ],
  [
    'OperationMissingPathParameter',
    sampleGet,
    'GetSample has no path parameter eventType, which is in its path',
    [`${sampleGet}/parameters/0`],
  ],
  [
    'PathParameterNotDefinedInTemplate',
    '/parameters/EventType/name',
    'The path has no variable {eventType}',
    [`${LIST}/parameters/-`, { $ref: '#/parameters/EventType' }],
  ],
  [
    'InternalPropertyWithDefaultOptional',
    '/definitions/Subscription/properties/size',
    'The internal property size has a default but is optional, so it is not sent',
    ['/definitions/Subscription/properties/size/x-ms-visibility', 'internal'],
  ],
  [
    'PropertyMustBeRequired',
    MINIMUM,
    'The internal parameter minimum has a default but is optional, so it is ignored',
    [`${MINIMUM}/x-ms-visibility`, 'internal'],
  ],
  [
    'InternalRequiredWithoutDefault',
    `${POLL}/parameters/1`,
    'The parameter triggerState is internal and required but has no default',
    [`${POLL}/parameters/1/required`, true],
  ],
  [
    'InternalPropertyWithoutDefault',
    STORE,
    'The input store is internal and required but has no default',
    [`${STORE}/x-ms-visibility`, 'internal'],
    ['/definitions/Subscription/required', ['callbackUrl', 'store']],
  ],
]
