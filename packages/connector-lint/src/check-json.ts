import type { Finding } from './finding.js'
import { readJson, type JsonDocument } from './json/json-document.js'
import { jsonRules } from './rules/json/json.js'
import { runRules, type CheckOptions } from './run-rules.js'

/** Reads a JSON file and reports what is wrong with its text. */
export const checkJson = (
  bytes: Uint8Array,
  file: string,
  options: CheckOptions,
): { document: JsonDocument; findings: Finding[] } => {
  const document = readJson(bytes)
  const findings = runRules(
    jsonRules,
    { view: document, file, locateAll: document.locateAll },
    options,
  )
  return { document, findings }
}
