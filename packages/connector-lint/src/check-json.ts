import type { Finding } from './finding.js'
import { readJson, type JsonDocument } from './json/json-document.js'
import { jsonRules, textFaults } from './rules/json/json.js'

const severities = new Map(jsonRules.map(({ id, severity }) => [id, severity]))

/** Reads a JSON file and reports what is wrong with its text. */
export const checkJson = (
  bytes: Uint8Array,
  file: string,
): { document: JsonDocument; findings: Finding[] } => {
  const document = readJson(bytes)
  const findings = textFaults(document).map(({ rule, offset, message }): Finding => {
    const severity = severities.get(rule) ?? 'error'
    return { file, ...document.positionAt(offset), severity, ruleId: rule, message, pointer: '' }
  })
  return { document, findings }
}
