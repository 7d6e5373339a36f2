import type { DefinitionView } from '../../model/definition-view.js'
import { judge, type Rule } from '../../rule.js'
import { texts, type TextRole } from '../../model/texts.js'

// Certification's limits (§ title, description and summary of the submission page).
const MAX: Partial<Record<TextRole, number>> = { title: 30, summary: 80, inputSummary: 80 }
const CONNECTOR_DESCRIPTION = { least: 30, most: 500 }
// The validator's own limit for summaries differs from the guidance's 80.
const MAX_SUMMARY = 120

/** The rules on texts that are missing, empty, too short or too long. */
export const textLengthRules: readonly Rule<DefinitionView>[] = [
  {
    id: 'ConnectorDescriptionMissing',
    severity: 'error',
    about: 'info.description is there: paconn fails without it.',
    own: true,
    check: (view) =>
      judge(
        texts(view),
        ({ role, text }) =>
          role === 'connectorDescription' &&
          text === undefined &&
          'The connector has no description; add info.description, which deployment needs.',
      ),
  },
  {
    id: 'SummaryMissing',
    severity: 'warning',
    about: 'Operations have a summary and visible inputs an x-ms-summary.',
    own: true,
    check: (view) =>
      judge(
        texts(view),
        ({ role, text, key, what, owner }) =>
          (role === 'summary' || role === 'inputSummary') &&
          text === undefined &&
          owner.value['x-ms-visibility'] !== 'internal' &&
          `There is no ${key} of ${what}; add it, for makers see the raw name otherwise.`,
      ),
  },
  {
    id: 'DescriptionMissing',
    severity: 'warning',
    about: 'Operations, visible inputs and notifications have a description.',
    own: true,
    check: (view) =>
      judge(
        texts(view),
        ({ role, text, what }) =>
          role === 'description' &&
          text === undefined &&
          `There is no description of ${what}; add a full sentence.`,
      ),
  },
  {
    id: 'RequiredValueEmpty',
    severity: 'error',
    about: 'Texts that are there are not empty.',
    check: (view) =>
      judge(
        texts(view),
        ({ text, key, what }) => text?.trim() === '' && `The ${key} of ${what} is empty; write it.`,
      ),
  },
  {
    id: 'FieldLengthExceeded',
    severity: 'warning',
    about: 'Titles have at most 30 characters, summaries at most 80.',
    check: (view) =>
      judge(texts(view), ({ role, text = '', key, what }) => {
        const most = MAX[role] ?? Infinity
        return (
          text.length > most &&
          `The ${key} of ${what} has ${text.length} characters; shorten it to ${most}.`
        )
      }),
  },
  {
    id: 'FieldLengthNotInRange',
    severity: 'error',
    about: 'info.description has 30 to 500 characters.',
    check: (view) =>
      judge(texts(view), ({ role, text }) => {
        const { least, most } = CONNECTOR_DESCRIPTION
        if (role !== 'connectorDescription' || text === undefined) return false
        const fits = text.length >= least && text.length <= most
        return !fits && `The description has ${text.length} characters; use ${least} to ${most}.`
      }),
  },
  {
    id: 'OperationSummaryTooLong',
    severity: 'error',
    about: 'Summaries of operations have at most 120 characters.',
    check: (view) =>
      judge(
        texts(view),
        ({ role, text = '', what }) =>
          role === 'summary' &&
          text.length > MAX_SUMMARY &&
          `The summary of ${what} has ${text.length} characters; keep at most ${MAX_SUMMARY}.`,
      ),
  },
]
