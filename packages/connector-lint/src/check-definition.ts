import { checkJson } from './check-json.js'
import { inReadingOrder, type Finding } from './finding.js'
import { readJson, type JsonDocument } from './json/json-document.js'
import { wordsFor } from './json/pointer-in-words.js'
import { definitionView } from './model/definition-view.js'
import { definitionFamilies } from './rule-catalogue.js'
import { formatRules } from './rules/document/formats.js'
import { runRules, type CheckOptions } from './run-rules.js'

const rules = Object.values(definitionFamilies).flat()

/** Checks a definition that was read, and says what is wrong in reading order; `file` is what the findings call it. */
export const checkDocument = (
  document: JsonDocument,
  file: string,
  options: CheckOptions,
): Finding[] => {
  const asFile = { view: document, file, locateAll: document.locateAll }
  const foreign = runRules(formatRules, asFile, options)
  // What is said of a file of another format is said of it as a whole.
  if (foreign.length > 0) return foreign
  const { value, locateAll } = document
  const findings = checkJson(document, file, options)
  // Where the text is no JSON, its faults say all there is to say: what follows from them would hide them.
  if (value === undefined || document.isBroken) return inReadingOrder(findings)
  const checked = {
    view: definitionView(value, options),
    file,
    locateAll,
    inWords: wordsFor(value),
  }
  return inReadingOrder([...findings, ...runRules(rules, checked, options)])
}

/** Checks the bytes of a definition, whatever they are, as `checkDocument` does. */
export const checkDefinition = (
  bytes: Uint8Array,
  file: string,
  options: CheckOptions = {},
): Finding[] => checkDocument(readJson(bytes), file, options)
