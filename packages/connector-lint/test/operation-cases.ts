import {
  CALLBACK,
  LIST,
  MINIMUM,
  POLL,
  SUBSCRIBE,
  SUBSCRIBE_PATH,
  UNSUBSCRIBE,
  UNSUBSCRIBE_PATH,
  type RuleCase,
} from './rule-case.js'

const ok = { responses: { 200: { description: 'Done.' } } }
const annotation = 'x-ms-api-annotation'
const family = (revision?: number, status?: string) => ({
  family: 'Orders',
  ...(revision === undefined ? {} : { revision }),
  ...(status === undefined ? {} : { status }),
})
const sampleGet = '/paths/~1event-types~1{eventType}~1sample/get'
const body = { name: 'other', in: 'body', schema: { type: 'object' } }
const formField = { name: 'file', in: 'formData', type: 'string' }

/** Cases for the rules on operations, triggers, parameters and responses. */
export const operationCases: readonly RuleCase[] = [
  ['OperationIdRequired', [`${LIST}/operationId`]],
  ['OperationIdNotUnique', [`${LIST}/operationId`, 'GetSchema']],
  ['OperationIdSanitized', [`${LIST}/operationId`, 'List-EventTypes']],
  ['OperationIdNotPascalCase', [`${LIST}/operationId`, 'listEventTypes']],
  ['OperationIdTooLong', [`${LIST}/operationId`, 'L'.repeat(128)]],
  ['OperationIdShouldEndWithRevision', [`${LIST}/${annotation}`, family(2)]],
  [
    'TotalOperationsCountExceedsMaxAllowed',
    ['/paths', Object.fromEntries(Array.from({ length: 257 }, (_, n) => [`/p${n}`, { get: ok }]))],
  ],
  ['OperationPathMustStartWithSlash', ['/paths/items', { get: ok }]],
  ['OperationPathIsRoot', ['/paths/~1', { get: ok }]],
  ['OperationPathMayNotContainQueryOrFragment', ['/paths/~1items?all=1', { get: ok }]],
  ['OperationPathContainsUnsupportedCharacters', ['/paths/~1items~1*', { get: ok }]],
  ['OperationPathTemplateNotValid', ['/paths/~1items~1{id', { get: ok }]],
  ['OperationPathVariablesContainDefaults', ['/paths/~1items~1{id=3}', { get: ok }]],
  ['PathRedefined', ['/paths/~1Orders', { post: ok }]],
  ['DuplicateOperationPath', ['/paths/~1event-types~1{name}~1sample', { get: ok }]],
  ['PartialDuplicateOperationPath', ['/paths/~1event-types~1{name}~1{part}', { get: ok }]],
  ['PathItemRefNotSuppored', [`${SUBSCRIBE_PATH}/$ref`, '#/paths/x']],
  [
    'OperationFamilyHasDuplicateRevisions',
    [`${LIST}/${annotation}`, family(1)],
    [`${POLL}/${annotation}`, family(1)],
  ],
  [
    'OperationFamilyHasManyActiveOperations',
    [`${LIST}/${annotation}`, family(1)],
    [`${POLL}/${annotation}`, family(2)],
    [`${SUBSCRIBE}/${annotation}`, family(3)],
  ],
  [
    'OperationFamilyHasManyActiveProductionOperations',
    [`${LIST}/${annotation}`, family(1, 'Production')],
    [`${POLL}/${annotation}`, family(2, 'Production')],
  ],
  [
    'OperationFamilyHasManyEmptyRevisions',
    [`${LIST}/${annotation}`, family()],
    [`${POLL}/${annotation}`, family()],
  ],
  ['OperationRevisionEmpty', [`${LIST}/${annotation}`, family()]],
  [
    'ApiAnnotationExtensionReplacementInfoForNonDeprecatedOperations',
    [`${LIST}/${annotation}`, { replacement: { api: 'a', operationId: 'b' } }],
  ],
  [
    'ApiAnnotationExtensionReplacementInfoMissingApiProperty',
    [`${LIST}/${annotation}/replacement`, {}],
  ],
  [
    'ApiAnnotationExtensionReplacementInfoMissingOperationIdProperty',
    [`${LIST}/${annotation}/replacement`, {}],
  ],
  [
    'OperationStatusAheadOfConnector',
    [`/info/${annotation}`, { status: 'Preview' }],
    [`${LIST}/${annotation}`, { status: 'Production' }],
  ],

  ['WebhookOperationsMissingNotificationUrlProperty', [`${CALLBACK}/x-ms-notification-url`]],
  [
    'OperationMustHaveNotificationContentExtension',
    [`${SUBSCRIBE_PATH}/x-ms-notification-content`],
  ],
  ['NotificationContentWithoutWebhook', ['/paths/~1orders/x-ms-notification-content', {}]],
  ['SchemaDefinitionSetIncorrectly', [`${SUBSCRIBE_PATH}/x-ms-notification-content/schema`, {}]],
  ['WebhookDeleteMissing', [UNSUBSCRIBE_PATH]],
  ['WebhookDeleteVisible', [`${UNSUBSCRIBE}/x-ms-visibility`]],
  ['WebhookAnswersWithout201', [`${SUBSCRIBE}/responses/201`], [`${SUBSCRIBE}/responses/200`, ok]],
  ['WebhookLocationUndocumented', [`${SUBSCRIBE}/responses/201/headers`]],
  ['WebhookBodyOptional', [`${SUBSCRIBE}/parameters/1/required`]],
  ['NotificationUrlNotAllowedInThisPosition', ['/definitions/Order/x-ms-notification-url', true]],
  ['NotificationUrlNotAllowedInThisPosition', [`${MINIMUM}/x-ms-notification-url`, true]],
  ['NotificationUrlNotRequired', ['/definitions/Subscription/required']],
  ['NotificationUrlNotInternal', [`${CALLBACK}/x-ms-visibility`]],
  ['NotificationUrlNotString', [`${CALLBACK}/type`, 'object']],
  [
    'NotificationUrlRepeated',
    ['/definitions/Subscription/properties/other/x-ms-notification-url', true],
  ],
  ['NotificationUrlTooShort', [`${CALLBACK}/maxLength`, 255]],
  ['WebhookTriggerMustBeSingle', [`${SUBSCRIBE}/x-ms-trigger`, 'batch']],
  [
    'TriggerMetadataOnWebhook',
    [`${SUBSCRIBE}/x-ms-trigger-metadata`, { kind: 'query', mode: 'polling' }],
  ],
  ['PollingTriggerWithoutMetadata', [`${POLL}/x-ms-trigger-metadata`]],
  [
    'PollingTriggerNotGet',
    ['/paths/~1polls/post', { ...ok, 'x-ms-trigger': 'batch', 'x-ms-trigger-metadata': {} }],
  ],
  ['PollingTriggerStateVisible', [`${POLL}/parameters/1/x-ms-visibility`]],
  ['BatchTriggerWithoutArray', [`${POLL}/responses/200/schema`, { type: 'object' }]],
  ['TriggerHintMissing', [`${SUBSCRIBE}/x-ms-trigger-hint`]],
  ['NotificationExtensionNotSupportedInWebhookOperation', [`${SUBSCRIBE}/x-ms-notification`, {}]],
  ['NotificationExtensionSupportedForTriggerOnly', [`${LIST}/x-ms-notification`, {}]],
  ['NotificationOperationMustBeWebhook', [`${POLL}/x-ms-notification/operationId`, 'GetSample']],
  [
    'BodyOrFormDataParameterInFetchOperationNotAllowed',
    [`${POLL}/x-ms-notification`, {}],
    [`${POLL}/parameters/-`, body],
  ],
  [
    'ParamtersWithSameNameMustHaveSameTypeAndVisibility',
    [`${POLL}/x-ms-notification/operationId`, 'WhenAnEventHappens'],
    [`${POLL}/parameters/-`, { name: 'eventType', in: 'query', type: 'integer' }],
  ],

  ['BodyParameterSchemaRequired', [`${SUBSCRIBE}/parameters/1/schema`]],
  ['BodyParameterPropertyNotValid', [`${SUBSCRIBE}/parameters/1/type`, 'object']],
  ['NonBodyParameterSchemaNotValid', [`${MINIMUM}/schema`, {}]],
  [
    'DynamicExtensionDefinitionNotAllowedInParameter',
    [`${SUBSCRIBE}/parameters/1/x-ms-dynamic-schema`, {}],
  ],
  ['PathParameterMustBeRequired', ['/parameters/EventType/required']],
  ['PathParameterMissingEncoding', ['/parameters/EventType/x-ms-url-encoding']],
  ['QueryParameterEncodingNotSupported', [`${MINIMUM}/x-ms-url-encoding`, 'single']],
  ['ConnectionIdParameterNotAllowed', [`${MINIMUM}/name`, 'connectionId']],
  [
    'ReservedParameterIsUsed',
    [`${LIST}/parameters/-`, { name: 'Authorization', in: 'header', type: 'string' }],
  ],
  ['InvalidFormDataParameterName', [`${LIST}/parameters/-`, { ...formField, name: 'größe' }]],
  [
    'OperationParametersAreNotUnique',
    [`${SUBSCRIBE}/parameters/-`, { $ref: '#/parameters/EventType' }],
  ],
  ['OperationParametersContainDuplicateParameter', [`${POLL}/parameters/1/name`, 'minimum']],
  [
    'PathParametersContainDuplicateParameter',
    [`${SUBSCRIBE_PATH}/parameters`, [formField, { ...formField, type: 'file' }]],
  ],
  ['OperationParametersContainMultipleBodyParameters', [`${SUBSCRIBE}/parameters/-`, body]],
  [
    'PathParametersContainMultipleBodyParameters',
    [`${SUBSCRIBE_PATH}/parameters`, [body, { ...body, name: 'b' }]],
  ],
  ['ParameterListContainsFormDataAndBody', [`${SUBSCRIBE}/parameters/-`, formField]],
  ['OperationMissingPathParameter', [`${sampleGet}/parameters/0`]],
  [
    'PathParameterNotDefinedInTemplate',
    [`${LIST}/parameters/-`, { $ref: '#/parameters/EventType' }],
  ],
  [
    'InternalPropertyWithDefaultOptional',
    ['/definitions/Subscription/properties/size/x-ms-visibility', 'internal'],
  ],
  ['PropertyMustBeRequired', [`${MINIMUM}/x-ms-visibility`, 'internal']],
  ['InternalRequiredWithoutDefault', [`${POLL}/parameters/1/required`, true]],

  ['OperationMustHaveResponse', [`${LIST}/responses`]],
  [
    'OperationShouldHaveSuccessfulResponse',
    [`${LIST}/responses`, { 404: { description: 'Gone.' } }],
  ],
  [
    'OperationHasManyResponsesWithSchema',
    [`${LIST}/responses/201`, { description: 'x', schema: {} }],
  ],
  ['DefaultResponseHasSchema', [`${LIST}/responses/default`, { description: 'x', schema: {} }]],
  ['ResponseMustBeDefaultOrHttpStatusCode', [`${LIST}/responses/2XX`, { description: 'x' }]],
  [
    'ResponseHeadersAreNotUnique',
    [`${SUBSCRIBE}/responses/201/headers/location`, { type: 'string' }],
  ],
  [
    'ResponseExampleMustBeProducedByOperation',
    [`${LIST}/responses/200/examples`, { 'text/csv': '' }],
  ],
  ['ResponseSchemaEmpty', [`${LIST}/responses/200/schema`, { type: 'object' }]],
  ['ConsumesMissing', ['/consumes']],
  ['MimeTypeNotValid', ['/consumes/-', 'json']],
  ['MimeTypeNotSupported', ['/consumes/-', 'model/gltf+binary']],
  ['MimeTypeNotCompatibleWithRequestContentSchemaType', ['/consumes', ['text/plain']]],
  [
    'StringBinaryNotSupportedForFormUrlEncoded',
    [`${LIST}/consumes`, ['application/x-www-form-urlencoded']],
    [`${LIST}/parameters/-`, { ...formField, format: 'binary' }],
  ],
]
