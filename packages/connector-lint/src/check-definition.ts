import { checkJson } from './check-json.js'
import { inReadingOrder, type Finding } from './finding.js'
import { definitionView } from './model/definition-view.js'
import { definitionFamilies } from './rule-catalogue.js'
import { runRules, type CheckOptions } from './run-rules.js'

const rules = Object.values(definitionFamilies).flat()

/**
 * Checks the bytes of a definition, whatever they are, and says what is wrong in reading order; `file` is what the
 * findings call it.
 */
export const checkDefinition = (
  bytes: Uint8Array,
  file: string,
  options: CheckOptions = {},
): Finding[] => {
  const { document, findings } = checkJson(bytes, file, options)
  const { value, locate } = document
  // Where nothing could be read, the faults of the text say all there is to say.
  if (value === undefined) return inReadingOrder(findings)
  const view = definitionView(value)
  return inReadingOrder([...findings, ...runRules(rules, { view, file, locate }, options)])
}
