import type { DefinitionView } from '../../model/definition-view.js'
import { texts, type TextRole } from '../../model/texts.js'
import { defineRule, type Rule } from '../../rule.js'
import { CERTIFICATION, VALIDATOR } from '../../sources.js'

// Certification's limits (§ title, description and summary of the submission page).
const MAX: Partial<Record<TextRole, number>> = { title: 30, summary: 80, inputSummary: 80 }
const CONNECTOR_DESCRIPTION = { least: 30, most: 500 }
// The validator's own limit for summaries differs from the guidance's 80.
const MAX_SUMMARY = 120

/** The rules on texts that are missing, empty, too short or too long. */
export const textLengthRules: readonly Rule<DefinitionView>[] = [
  defineRule({
    id: 'ConnectorDescriptionMissing',
    profile: 'import',
    severity: 'error',
    description: 'info.description is there: paconn fails without it.',
    evidence: CERTIFICATION,
    nodes: texts,
    check: ({ role, text }) =>
      role === 'connectorDescription' &&
      text === undefined &&
      'The connector has no description; add info.description, which deployment needs.',
  }),
  defineRule({
    id: 'SummaryMissing',
    profile: 'certify',
    severity: 'error',
    description: 'Operations have a summary and visible inputs an x-ms-summary.',
    evidence: CERTIFICATION,
    nodes: texts,
    check: ({ role, text, key, what, owner }) =>
      (role === 'summary' || role === 'inputSummary') &&
      text === undefined &&
      owner.value['x-ms-visibility'] !== 'internal' &&
      `There is no ${key} of ${what}; add it, for makers see the raw name otherwise.`,
  }),
  defineRule({
    id: 'DescriptionMissing',
    profile: 'certify',
    severity: 'error',
    description: 'Operations, visible inputs and notifications have a description.',
    evidence: CERTIFICATION,
    nodes: texts,
    check: ({ role, text, what }) =>
      role === 'description' &&
      text === undefined &&
      `There is no description of ${what}; add a full sentence.`,
  }),
  defineRule({
    id: 'FieldLengthExceeded',
    profile: 'certify',
    severity: 'error',
    description: 'Titles have at most 30 characters, summaries at most 80.',
    evidence: VALIDATOR,
    nodes: texts,
    check: ({ role, text = '', key, what }) => {
      const most = MAX[role] ?? Infinity
      return (
        text.length > most &&
        `The ${key} of ${what} has ${text.length} characters; shorten it to ${most}.`
      )
    },
  }),
  defineRule({
    id: 'FieldLengthNotInRange',
    profile: 'certify',
    severity: 'error',
    description: 'info.description has 30 to 500 characters.',
    evidence: VALIDATOR,
    nodes: texts,
    check: ({ role, text }) => {
      const { least, most } = CONNECTOR_DESCRIPTION
      if (role !== 'connectorDescription' || text === undefined) return false
      const fits = text.length >= least && text.length <= most
      return !fits && `The description has ${text.length} characters; use ${least} to ${most}.`
    },
  }),
  defineRule({
    id: 'OperationSummaryTooLong',
    profile: 'certify',
    severity: 'error',
    description: 'Summaries of operations have at most 120 characters.',
    evidence: VALIDATOR,
    nodes: texts,
    check: ({ role, text = '', what }) =>
      role === 'summary' &&
      text.length > MAX_SUMMARY &&
      `The summary of ${what} has ${text.length} characters; keep at most ${MAX_SUMMARY}.`,
  }),
]
