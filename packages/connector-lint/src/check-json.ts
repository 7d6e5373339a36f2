import type { Finding } from './finding.js'
import type { JsonDocument } from './json/json-document.js'
import { jsonRules } from './rules/json/json.js'
import { runRules, type CheckOptions } from './run-rules.js'

/** Reports what is wrong with the text of a JSON file. */
export const checkJson = (document: JsonDocument, file: string, options: CheckOptions): Finding[] =>
  runRules(jsonRules, { view: document, file, locateAll: document.locateAll }, options)
