import { LIST, POLL, SUBSCRIBE, type RuleCase } from '../rule-case.js'

/** Cases for the rules on responses. */
export const responseCases: readonly RuleCase[] = [
  [
    'ResponseDescriptionIsCode',
    `${LIST}/responses/200/description`,
    'The response is described as "200"; say what it is',
    [`${LIST}/responses/200/description`, '200'],
  ],
  ['OperationMustHaveResponse', LIST, 'ListEventTypes has no responses', [`${LIST}/responses`]],
  [
    'OperationShouldHaveSuccessfulResponse',
    `${LIST}/responses`,
    'ListEventTypes has no successful response',
    [`${LIST}/responses`, { 404: { description: 'Gone.' } }],
  ],
  [
    'OperationHasManyResponsesWithSchema',
    `${LIST}/responses`,
    'ListEventTypes has schemas for 200 and 201, and the designer uses one',
    [`${LIST}/responses/201`, { description: 'x', schema: {} }],
  ],
  [
    'DefaultResponseHasSchema',
    `${LIST}/responses/default/schema`,
    'The default response of ListEventTypes has a schema',
    [`${LIST}/responses/default`, { description: 'x', schema: {} }],
  ],
  [
    'ResponseMustBeDefaultOrHttpStatusCode',
    `${LIST}/responses/2XX`,
    'The response "2XX" is no HTTP status code',
    [`${LIST}/responses/2XX`, { description: 'x' }],
  ],
  [
    'ResponseHeadersAreNotUnique',
    `${SUBSCRIBE}/responses/201/headers/location`,
    'The header location is described already in other capitals',
    [`${SUBSCRIBE}/responses/201/headers/location`, { type: 'string' }],
  ],
  [
    'ResponseExampleMustBeProducedByOperation',
    `${LIST}/responses/200/examples/text~1csv`,
    'ListEventTypes does not produce text/csv',
    [`${LIST}/responses/200/examples`, { 'text/csv': '' }],
  ],
  [
    'ResponseSchemaEmpty',
    `${POLL}/responses/200/schema`,
    'The schema says nothing of its properties',
    [`${POLL}/responses/200/schema`, { type: 'object' }],
  ],
  [
    'DefaultResponseHasSchema',
    `${SUBSCRIBE}/responses/default/schema`,
    'The default response of WhenAnEventHappens has a schema',
    [`${SUBSCRIBE}/responses/default`, { description: 'x', schema: {} }],
  ],
]
