import type { DefinitionView } from '../../model/definition-view.js'
import { stringOf } from '../../json/json-value.js'
import { judge, type Rule } from '../../rule.js'
import { texts } from '../../model/texts.js'
import { looksForeign, PRODUCT_NAMES, wordsIn } from '../../model/words.js'

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
  {
    id: 'RestrictedCharactersInSummary',
    severity: 'warning',
    about: 'Summaries have letters, digits, parentheses and no slash.',
    check: (view) =>
      judge(texts(view), ({ role, text = '', key, what }) => {
        if (role !== 'summary' && role !== 'inputSummary') return false
        const found = [...new Set(text.match(restricted) ?? [])].join(' ')
        return found !== '' && `The ${key} of ${what} contains ${found}; write it without.`
      }),
  },
  {
    id: 'ValueMustEndWithAlphanumeric',
    severity: 'warning',
    about: 'Titles end with a letter or digit, summaries with those or a closing parenthesis.',
    check: (view) =>
      judge(texts(view), ({ role, text = '', key, what }) => {
        if (role === 'description' || role === 'connectorDescription') return false
        const ends = role === 'title' ? /[\p{Letter}\p{Number}]$/u : /[\p{Letter}\p{Number})]$/u
        return (
          text !== '' &&
          !ends.test(text) &&
          `The ${key} of ${what} ends with ${JSON.stringify(text.at(-1))}; end it with a letter or digit.`
        )
      }),
  },
  {
    id: 'ValueContainsRestrictedWords',
    severity: 'warning',
    about: 'Titles do without API, Connector and product names, descriptions without the latter.',
    check: (view) =>
      judge(texts(view), ({ role, text = '', key, what }) => {
        const found = wordsIn(text, RESTRICTED_WORDS[role]).join(', ')
        return found !== '' && `The ${key} of ${what} contains ${found}; write it without.`
      }),
  },
  {
    id: 'ValueMustBeInEnglish',
    severity: 'warning',
    about: 'Texts are in English: certification asks for it.',
    check: (view) =>
      judge(
        texts(view),
        ({ text = '', key, what }) =>
          looksForeign(text) && `The ${key} of ${what} looks foreign; write it in English.`,
      ),
  },
  {
    id: 'DescriptionSameAsSummary',
    severity: 'warning',
    about: 'A description says more than the summary.',
    own: true,
    check: (view) =>
      judge(texts(view), ({ role, text, what, owner }) => {
        if (role !== 'description' || text === undefined) return false
        const summaries = [owner.value.summary, owner.value['x-ms-summary'], owner.value.title]
        const same = summaries.some((summary) => stringOf(summary)?.trim() === text.trim())
        return (
          same && `The description of ${what} repeats its summary; say in a sentence what it does.`
        )
      }),
  },
  {
    id: 'DescriptionWithoutPunctuation',
    severity: 'warning',
    about: 'Descriptions are sentences and end like one.',
    own: true,
    check: (view) =>
      judge(
        texts(view),
        ({ role, text = '', what }) =>
          (role === 'description' || role === 'connectorDescription') &&
          text.trim() !== '' &&
          !/[.!?)]$/.test(text.trim()) &&
          `The description of ${what} ends without punctuation; make it a sentence.`,
      ),
  },
  {
    id: 'TriggerSummaryPhrase',
    severity: 'warning',
    about: 'Summaries of triggers begin with "When".',
    own: true,
    check: ({ operations }) =>
      judge(operations, ({ node, isTrigger, label, pointer }) => {
        const summary = stringOf(node.value.summary)
        return (
          isTrigger &&
          summary !== undefined &&
          !/^When\s/.test(summary) && {
            pointer: `${pointer}/summary`,
            message: `The summary of the trigger ${label} does not begin with "When"; write "When a …".`,
          }
        )
      }),
  },
  {
    id: 'TriggerDescriptionPhrase',
    severity: 'info',
    about: 'Descriptions of triggers begin with "This operation triggers when".',
    own: true,
    check: ({ operations }) =>
      judge(operations, ({ node, isTrigger, label, pointer }) => {
        const description = stringOf(node.value.description)
        return (
          isTrigger &&
          description !== undefined &&
          !/^This operation triggers when\s/.test(description) && {
            pointer: `${pointer}/description`,
            message: `The description of the trigger ${label} does not begin with "This operation triggers when"; write it so.`,
          }
        )
      }),
  },
]
