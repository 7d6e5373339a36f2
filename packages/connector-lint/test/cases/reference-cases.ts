import { LIST, STORE, type RuleCase } from '../rule-case.js'

/** Cases for the rules on references. */
export const referenceCases: readonly RuleCase[] = [
  [
    'ParameterReferenceNotValid',
    `${LIST}/parameters/0/$ref`,
    '$ref is "#/definitions/Order"',
    [`${LIST}/parameters/-`, { $ref: '#/definitions/Order' }],
  ],
  [
    'ParameterReferenceNotFound',
    `${LIST}/parameters/0/$ref`,
    '$ref is "#/parameters/None", which is not in this file',
    [`${LIST}/parameters/-`, { $ref: '#/parameters/None' }],
  ],
  [
    'ParameterRefLoopNotAllowed',
    '/parameters/Kind/$ref',
    'This parameter is only a $ref to "#/parameters/EventType"',
    ['/parameters/Kind', { $ref: '#/parameters/EventType' }],
  ],
  [
    'ResponseReferenceNotValid',
    `${LIST}/responses/404/$ref`,
    '$ref is "#/definitions/Order"',
    [`${LIST}/responses/404`, { $ref: '#/definitions/Order' }],
  ],
  [
    'ResponseReferenceNotFound',
    `${LIST}/responses/404/$ref`,
    '$ref is "#/responses/None", which is not in this file',
    [`${LIST}/responses/404`, { $ref: '#/responses/None' }],
  ],
  [
    'ResponseRefLoopNotAllowed',
    '/responses/One/$ref',
    'This response is only a $ref to "#/responses/One"',
    ['/responses/One', { $ref: '#/responses/One' }],
  ],
  [
    'SchemaReferenceNotValid',
    `${STORE}/$ref`,
    '$ref is "Order.json"',
    [STORE, { $ref: 'Order.json' }],
  ],
  [
    'SchemaReferenceNotFound',
    `${STORE}/$ref`,
    '$ref is "#/definitions/None", which is not in this file',
    [STORE, { $ref: '#/definitions/None' }],
  ],
  [
    'SchemaRefLoopNotAllowed',
    '/definitions/One/$ref',
    'This schema is only a $ref to "#/definitions/Order"',
    ['/definitions/One', { $ref: '#/definitions/Order' }],
  ],
  [
    'JsonPointerNotValid',
    `${STORE}/$ref`,
    '$ref is "#/definitions/Or~der", no JSON pointer',
    [STORE, { $ref: '#/definitions/Or~der' }],
  ],
]
