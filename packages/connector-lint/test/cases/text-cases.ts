import { LIST, STORE, SUBSCRIBE, type RuleCase } from '../rule-case.js'

/** Cases for the rules on texts. */
export const textCases: readonly RuleCase[] = [
  [
    'ConnectorDescriptionMissing',
    '/info',
    'The connector has no description',
    ['/info/description'],
  ],
  [
    'SummaryMissing',
    SUBSCRIBE,
    'There is no summary of WhenAnEventHappens',
    [`${SUBSCRIBE}/summary`],
  ],
  [
    'SummaryMissing',
    STORE,
    'There is no x-ms-summary of the input store',
    [`${STORE}/x-ms-summary`],
  ],
  [
    'DescriptionMissing',
    SUBSCRIBE,
    'There is no description of WhenAnEventHappens',
    [`${SUBSCRIBE}/description`],
  ],
  [
    'RequiredValueEmpty',
    `${SUBSCRIBE}/summary`,
    'The summary of WhenAnEventHappens is empty',
    [`${SUBSCRIBE}/summary`, ' '],
  ],
  ['TitleEmpty', `${STORE}/title`, 'The title of store is empty', [`${STORE}/title`, '']],
  [
    'FieldLengthExceeded',
    '/info/title',
    'The title of the connector has 31 characters',
    ['/info/title', 'x'.repeat(31)],
  ],
  [
    'FieldLengthNotInRange',
    '/info/description',
    'The description has 7 characters',
    ['/info/description', 'Orders.'],
  ],
  [
    'OperationSummaryTooLong',
    `${SUBSCRIBE}/summary`,
    'The summary of WhenAnEventHappens has 125 characters',
    [`${SUBSCRIBE}/summary`, `When ${'x'.repeat(120)}`],
  ],
  [
    'RestrictedCharactersInSummary',
    `${SUBSCRIBE}/summary`,
    'The summary of WhenAnEventHappens contains /',
    [`${SUBSCRIBE}/summary`, 'When created/updated'],
  ],
  [
    'ValueMustEndWithAlphanumeric',
    '/info/title',
    'The title of the connector ends with ")"',
    ['/info/title', 'Contoso (Orders)'],
  ],
  [
    'ValueMustEndWithAlphanumeric',
    `${SUBSCRIBE}/summary`,
    'The summary of WhenAnEventHappens ends with "."',
    [`${SUBSCRIBE}/summary`, 'When it happens.'],
  ],
  [
    'ValueContainsRestrictedWords',
    '/info/title',
    'The title of the connector contains Connector',
    ['/info/title', 'Contoso Connector'],
  ],
  [
    'ValueContainsRestrictedWords',
    '/info/description',
    'The description of the connector contains Power Automate',
    ['/info/description', 'Tells Power Automate about orders in shops.'],
  ],
  [
    'ValueMustBeInEnglish',
    '/info/title',
    'The title of the connector looks foreign',
    ['/info/title', 'Événements'],
  ],
  [
    'ValueMustBeInEnglish',
    `${SUBSCRIBE}/summary`,
    'The summary of WhenAnEventHappens looks foreign',
    [`${SUBSCRIBE}/summary`, 'Wenn eine Bestellung kommt, und mit Ware'],
  ],
  [
    'DescriptionSameAsSummary',
    `${LIST}/description`,
    'The description of ListEventTypes repeats its summary',
    [`${LIST}/description`, 'List the event types'],
  ],
  [
    'DescriptionWithoutPunctuation',
    `${LIST}/description`,
    'The description of ListEventTypes ends without punctuation',
    [`${LIST}/description`, 'Lists them'],
  ],
  [
    'TriggerSummaryPhrase',
    `${SUBSCRIBE}/summary`,
    'The summary of the trigger WhenAnEventHappens does not begin with "When"',
    [`${SUBSCRIBE}/summary`, 'Event'],
  ],
  [
    'TriggerDescriptionPhrase',
    `${SUBSCRIBE}/description`,
    'The description of the trigger WhenAnEventHappens does not begin with "This operation triggers when"',
    [`${SUBSCRIBE}/description`, 'Triggers.'],
  ],
]
