import { LIST, SUBSCRIBE_PATH, type RuleCase } from '../rule-case.js'

const ok = { responses: { 200: { description: 'Done.' } } }
const annotation = 'x-ms-api-annotation'
const family = (revision?: number, status?: string) => ({
  family: 'Orders',
  ...(revision === undefined ? {} : { revision }),
  ...(status === undefined ? {} : { status }),
})

/** Cases for the rules on operationIds and paths. */
export const operationCases: readonly RuleCase[] = [
  [
    'OperationIdRequired',
    LIST,
    'The operation GET /event-types has no operationId',
    [`${LIST}/operationId`],
  ],
  [
    'OperationIdNotUnique',
    '/paths/~1event-types~1{eventType}~1schema/get/operationId',
    'operationId GetSchema is used already',
    [`${LIST}/operationId`, 'GetSchema'],
  ],
  [
    'OperationIdSanitized',
    `${LIST}/operationId`,
    'operationId "List-EventTypes" becomes "ListEventTypes"',
    [`${LIST}/operationId`, 'List-EventTypes'],
  ],
  [
    'OperationIdNotPascalCase',
    `${LIST}/operationId`,
    'operationId listEventTypes does not begin with a capital',
    [`${LIST}/operationId`, 'listEventTypes'],
  ],
  [
    'OperationIdTooLong',
    `${LIST}/operationId`,
    'The operationId has 128 characters',
    [`${LIST}/operationId`, 'L'.repeat(128)],
  ],
  [
    'OperationIdShouldEndWithRevision',
    `${LIST}/operationId`,
    'operationId ListEventTypes is revision 2',
    [`${LIST}/${annotation}`, family(2)],
  ],
  [
    'TotalOperationsCountExceedsMaxAllowed',
    '/paths',
    'There are 257 operations',
    ['/paths', Object.fromEntries(Array.from({ length: 257 }, (_, n) => [`/p${n}`, { get: ok }]))],
  ],
  [
    'OperationPathMustStartWithSlash',
    '/paths/items',
    'The path items does not begin with a slash',
    ['/paths/items', { get: ok }],
  ],
  ['PathItemEmpty', '/paths/~1', 'The path / has no operation; remove it', ['/paths/~1', {}]],
  [
    'OperationPathMayNotContainQueryOrFragment',
    '/paths/~1items?all=1',
    'The path /items?all=1 has a query or fragment',
    ['/paths/~1items?all=1', { get: ok }],
  ],
  [
    'OperationPathContainsUnsupportedCharacters',
    '/paths/~1items~1*',
    'The path /items/* has the wildcard *',
    ['/paths/~1items~1*', { get: ok }],
  ],
  [
    'OperationPathTemplateNotValid',
    '/paths/~1items~1{id',
    'The path /items/{id has braces that enclose no name',
    ['/paths/~1items~1{id', { get: ok }],
  ],
  [
    'OperationPathVariablesContainDefaults',
    '/paths/~1items~1{id=3}',
    'The path /items/{id=3} gives a variable a default',
    ['/paths/~1items~1{id=3}', { get: ok }],
  ],
  [
    'PathRedefined',
    '/paths/~1Orders',
    'The path /Orders is defined already in other capitals',
    ['/paths/~1Orders', { post: ok }],
  ],
  [
    'DuplicateOperationPath',
    '/paths/~1event-types~1{name}~1sample/get',
    'The path of GET /event-types/{name}/sample cannot be told from that of GetSample',
    ['/paths/~1event-types~1{name}~1sample', { get: ok }],
  ],
  [
    'PartialDuplicateOperationPath',
    '/paths/~1event-types~1{eventType}~1schema/get',
    'The path of GetSchema can be taken for that of GET /event-types/{name}/{part}',
    ['/paths/~1event-types~1{name}~1{part}', { get: ok }],
  ],
  [
    'PathItemRefNotSuppored',
    `${SUBSCRIBE_PATH}/$ref`,
    'A $ref on a path is not supported',
    [`${SUBSCRIBE_PATH}/$ref`, '#/paths/x'],
  ],
]
