import { applyRules, type CheckOptions } from './apply-rules.js'
import { checkJson } from './check-json.js'
import { definitionView } from './model/definition-view.js'
import { inReadingOrder, type Finding } from './finding.js'
import { definitionFamilies } from './rule-catalogue.js'

const rules = Object.values(definitionFamilies).flat()

/** Checks the bytes of a definition, whatever they are, and says what is wrong in reading order. */
export const checkDefinition = (
  bytes: Uint8Array,
  file: string,
  options: CheckOptions = {},
): Finding[] => {
  const { document, findings } = checkJson(bytes, file)
  // Where nothing could be read, the faults of the text say all there is to say.
  if (document.value === undefined) return inReadingOrder(findings)
  const view = definitionView(document.value)
  return inReadingOrder([...findings, ...applyRules(rules, view, file, document.locate, options)])
}
