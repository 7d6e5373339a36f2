import { LIST, ORDER_ID, POLL, STORE, type RuleCase } from '../rule-case.js'

const filters = (target: string, value: unknown): [string, unknown] => [
  `${target}/x-ms-capabilities/filterFunctions`,
  value,
]

/** Cases for the rules on capabilities, paging and values for tests. */
export const capabilityCases: readonly RuleCase[] = [
  [
    'FilterFunctionsPropertyEmpty',
    `${ORDER_ID}/x-ms-capabilities/filterFunctions`,
    'filterFunctions is empty',
    filters(ORDER_ID, []),
  ],
  [
    'FilterFunctionsPropertyHasDuplicates',
    `${ORDER_ID}/x-ms-capabilities/filterFunctions`,
    'filterFunctions names a function twice',
    filters(ORDER_ID, ['eq', 'eq']),
  ],
  [
    'FilterFunctionsPropertyInInputSchema',
    `${STORE}/x-ms-capabilities/filterFunctions`,
    'filterFunctions is on an input',
    filters(STORE, ['eq']),
  ],
  [
    'FilterFunctionsPropertyInvalidValue',
    `${ORDER_ID}/x-ms-capabilities/filterFunctions/0`,
    '"like" is no filter function',
    filters(ORDER_ID, ['like']),
  ],
  [
    'InvalidNextLinkNameValue',
    `${LIST}/x-ms-pageable/nextLinkName`,
    'nextLinkName is "next"',
    [`${LIST}/x-ms-pageable`, { nextLinkName: 'next' }],
  ],
  [
    'TestConnectionNotGet',
    '/x-ms-capabilities/testConnection/operationId',
    'WhenAnEventHappens is a POST and changes what it tests',
    ['/x-ms-capabilities/testConnection/operationId', 'WhenAnEventHappens'],
  ],
  [
    'TestValueLooksSecret',
    `${POLL}/parameters/2/x-ms-test-value`,
    'The test value of a secret would be published',
    [
      `${POLL}/parameters/-`,
      { name: 'apiKey', in: 'query', type: 'string', 'x-ms-test-value': 'k' },
    ],
  ],
]
