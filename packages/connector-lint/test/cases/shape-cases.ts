import { MINIMUM, POLL, STORE, SUBSCRIBE, type RuleCase } from '../rule-case.js'

/** Cases for the rules on members and extensions. */
export const shapeCases: readonly RuleCase[] = [
  ['JsonTypeIncorrect', '/info/title', 'title is of type number', ['/info/title', 3]],
  ['JsonTypeIncorrect', '/paths', 'paths is of type array', ['/paths', []]],
  [
    'JsonTypeIncorrect',
    '/definitions/Order',
    'The schema is of type null',
    ['/definitions/Order', null],
  ],
  ['JsonTypeIncorrect', '', 'The document is of type array', ['', []]],
  [
    'JsonValueNotInEnum',
    `${STORE}/x-ms-visibility`,
    'x-ms-visibility is "hidden"',
    [`${STORE}/x-ms-visibility`, 'hidden'],
  ],
  [
    'JsonValueNotInEnum',
    `${SUBSCRIBE}/x-ms-trigger`,
    'x-ms-trigger is "many"',
    [`${SUBSCRIBE}/x-ms-trigger`, 'many'],
  ],
  [
    'JsonValueNotInEnum',
    `${POLL}/x-ms-trigger-metadata/kind`,
    'kind is "push"',
    [`${POLL}/x-ms-trigger-metadata/kind`, 'push'],
  ],
  ['RequiredPropertyMissing', '/info', 'The info has no version', ['/info/version']],
  [
    'RequiredPropertyMissing',
    `${POLL}/x-ms-trigger-metadata`,
    'The triggerMetadata has no mode',
    [`${POLL}/x-ms-trigger-metadata/mode`],
  ],
  ['RequiredPropertyMissing', MINIMUM, 'The parameter has no type', [`${POLL}/parameters/0/type`]],
  [
    'ExtensionNameNotValid',
    `${SUBSCRIBE}/sumary`,
    'sumary is no member of the operation; did you mean summary?',
    [`${SUBSCRIBE}/sumary`, 'x'],
  ],
  [
    'AdditionalPropertyNotAllowed',
    `${POLL}/x-ms-trigger-metadata/every`,
    'every is no member of x-ms-trigger-metadata',
    [`${POLL}/x-ms-trigger-metadata/every`, 1],
  ],
  [
    'AdditionalPropertyNotAllowedAdjacentToRef',
    '/parameters/Kind/name',
    'name stands beside a $ref and is ignored',
    ['/parameters/Kind', { $ref: '#/x', name: 'y' }],
  ],
  [
    'ExtensionUnknown',
    `${STORE}/x-ms-visibiltiy`,
    'x-ms-visibiltiy; did you mean x-ms-visibility?',
    [`${STORE}/x-ms-visibiltiy`, 'internal'],
  ],
  [
    'ExtensionMisplaced',
    `${SUBSCRIBE}/x-ms-notification-content`,
    'x-ms-notification-content means nothing on the operation; move it to the pathItem',
    [`${SUBSCRIBE}/x-ms-notification-content`, {}],
  ],
  [
    'ExtensionIgnored',
    `${STORE}/x-ms-enum`,
    'Power Platform ignores x-ms-enum',
    [`${STORE}/x-ms-enum`, {}],
  ],
]
