import { charactersOf, stringOf } from '../../json/json-value.js'
import type { DefinitionView } from '../../model/definition-view.js'
import { texts } from '../../model/texts.js'
import { looksForeign, PRODUCT_NAMES, wordsIn } from '../../model/words.js'
import { defineRule, type Rule } from '../../rule.js'
import { CERTIFICATION, STRING_GUIDANCE, VALIDATOR } from '../../sources.js'

// Guidance names letters, digits and parentheses; Microsoft's list of restricted characters is not
// published, and that plain punctuation may pass as well is our choice.
const restricted = /[^\p{Letter}\p{Number}\s(),.'’:&-]/gu

const RESTRICTED_WORDS = {
  title: ['API', 'Connector', ...PRODUCT_NAMES],
  connectorDescription: ['API', ...PRODUCT_NAMES],
  summary: PRODUCT_NAMES,
  inputSummary: PRODUCT_NAMES,
  description: PRODUCT_NAMES,
}

/** The rules on the wording of texts. */
export const textRules: readonly Rule<DefinitionView>[] = [
  defineRule({
    id: 'RestrictedCharactersInSummary',
    profile: 'certify',
    severity: 'warning',
    description: 'Summaries have letters, digits, parentheses and no slash.',
    evidence: VALIDATOR,
    sure: 'unsure',
    nodes: texts,
    check: ({ role, text = '', key, what }) => {
      if (role !== 'summary' && role !== 'inputSummary') return false
      const found = [...new Set(text.match(restricted) ?? [])].join(' ')
      return found !== '' && `The ${key} of ${what} contains ${found}; write it without.`
    },
  }),
  defineRule({
    id: 'ValueMustEndWithAlphanumeric',
    profile: 'certify',
    severity: 'error',
    description:
      'Titles end with a letter or digit, summaries with those or a closing parenthesis.',
    evidence: VALIDATOR,
    nodes: texts,
    check: ({ role, text = '', key, what }) => {
      if (role === 'description' || role === 'connectorDescription') return false
      const ends = role === 'title' ? /[\p{Letter}\p{Number}]$/u : /[\p{Letter}\p{Number})]$/u
      return (
        text !== '' &&
        !ends.test(text) &&
        `The ${key} of ${what} ends with ${JSON.stringify(charactersOf(text).at(-1))}; end it with a letter or digit.`
      )
    },
  }),
  defineRule({
    id: 'ValueContainsRestrictedWords',
    profile: 'certify',
    severity: 'error',
    description:
      'Titles do without API, Connector and product names, descriptions without the latter.',
    evidence: VALIDATOR,
    nodes: texts,
    check: ({ role, text = '', key, what }) => {
      const found = wordsIn(text, RESTRICTED_WORDS[role]).join(', ')
      return found !== '' && `The ${key} of ${what} contains ${found}; write it without.`
    },
  }),
  defineRule({
    id: 'ValueMustBeInEnglish',
    profile: 'certify',
    severity: 'error',
    description: 'Texts are in English: certification asks for it.',
    evidence: VALIDATOR,
    sure: 'unsure',
    nodes: texts,
    check: ({ text = '', key, what }) =>
      looksForeign(text) && `The ${key} of ${what} looks foreign; write it in English.`,
  }),
  defineRule({
    id: 'DescriptionSameAsSummary',
    profile: 'certify',
    severity: 'warning',
    description: 'A description says more than the summary.',
    evidence: STRING_GUIDANCE,
    nodes: texts,
    check: ({ role, text, what, owner }) => {
      if (role !== 'description' || text === undefined) return false
      const summaries = [owner.value.summary, owner.value['x-ms-summary'], owner.value.title]
      const same = summaries.some((summary) => stringOf(summary)?.trim() === text.trim())
      return (
        same && `The description of ${what} repeats its summary; say in a sentence what it does.`
      )
    },
  }),
  defineRule({
    id: 'DescriptionWithoutPunctuation',
    profile: 'certify',
    severity: 'warning',
    description: 'Descriptions are sentences and end like one.',
    evidence: CERTIFICATION,
    nodes: texts,
    check: ({ role, text = '', what }) =>
      (role === 'description' || role === 'connectorDescription') &&
      text.trim() !== '' &&
      !/[.!?)]$/.test(text.trim()) &&
      `The description of ${what} ends without punctuation; make it a sentence.`,
  }),
]
