import { LIST, POLL, SUBSCRIBE, type RuleCase } from '../rule-case.js'

const annotation = 'x-ms-api-annotation'
const family = (revision?: number, status?: string) => ({
  family: 'Orders',
  ...(revision === undefined ? {} : { revision }),
  ...(status === undefined ? {} : { status }),
})

/** Cases for the rules on versions of operations and their replacements. */
export const familyCases: readonly RuleCase[] = [
  [
    'OperationFamilyHasDuplicateRevisions',
    `${POLL}/${annotation}`,
    'WhenOrdersAreWaiting has the revision 1 of another operation of its family',
    [`${LIST}/${annotation}`, family(1)],
    [`${POLL}/${annotation}`, family(1)],
  ],
  [
    'OperationFamilyHasManyActiveOperations',
    `${POLL}/${annotation}`,
    'WhenOrdersAreWaiting is the third active operation of the family Orders',
    [`${LIST}/${annotation}`, family(1)],
    [`${POLL}/${annotation}`, family(2)],
    [`${SUBSCRIBE}/${annotation}`, family(3)],
  ],
  [
    'OperationFamilyHasManyActiveProductionOperations',
    `${POLL}/${annotation}`,
    'WhenOrdersAreWaiting is not the only active operation of its family in Production',
    [`${LIST}/${annotation}`, family(1, 'Production')],
    [`${POLL}/${annotation}`, family(2, 'Production')],
  ],
  [
    'OperationFamilyHasManyEmptyRevisions',
    `${POLL}/${annotation}`,
    'WhenOrdersAreWaiting is not the only operation of its family without a revision',
    [`${LIST}/${annotation}`, family()],
    [`${POLL}/${annotation}`, family()],
  ],
  [
    'OperationRevisionEmpty',
    `${LIST}/${annotation}`,
    'ListEventTypes names a family but no revision',
    [`${LIST}/${annotation}`, family()],
  ],
  [
    'ApiAnnotationExtensionReplacementInfoForNonDeprecatedOperations',
    `${LIST}/${annotation}/replacement`,
    'ListEventTypes names a replacement but is not deprecated',
    [`${LIST}/${annotation}`, { replacement: { api: 'a', operationId: 'b' } }],
  ],
  [
    'ApiAnnotationExtensionReplacementInfoMissingApiProperty',
    `${LIST}/${annotation}/replacement`,
    'The replacement has no api',
    [`${LIST}/${annotation}/replacement`, {}],
  ],
  [
    'ApiAnnotationExtensionReplacementInfoMissingOperationIdProperty',
    `${LIST}/${annotation}/replacement`,
    'The replacement has no operationId',
    [`${LIST}/${annotation}/replacement`, {}],
  ],
  [
    'OperationStatusAheadOfConnector',
    `${LIST}/${annotation}`,
    'ListEventTypes is in Production while the connector is in Preview',
    [`/info/${annotation}`, { status: 'Preview' }],
    [`${LIST}/${annotation}`, { status: 'Production' }],
  ],
]
