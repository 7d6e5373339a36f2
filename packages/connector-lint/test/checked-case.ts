import { checkDefinition } from '../src/check-definition.js'
import type { Finding } from '../src/finding.js'
import { cleanDefinition } from './clean-package.js'
import { editJson } from './edit-json.js'
import type { RuleCase } from './rule-case.js'

/** A definition with a case's fault in it, and what is found there. */
export interface CheckedCase {
  readonly text: string
  readonly findings: readonly Finding[]
}

const checked = {
  usual: new Map<RuleCase, CheckedCase>(),
  strict: new Map<RuleCase, CheckedCase>(),
}

/** Checks a case's definition, called definition.json, once for all tests that ask: strictly for the public repository's own rules. */
export const checkedCase = (
  one: RuleCase,
  strictRepo = one[0].startsWith('Repository'),
): CheckedCase => {
  const known = checked[strictRepo ? 'strict' : 'usual']
  const found = known.get(one) ?? checkCase(one, strictRepo)
  known.set(one, found)
  return found
}

const checkCase = ([, , , ...edits]: RuleCase, strictRepo: boolean): CheckedCase => {
  const text = editJson(cleanDefinition(), edits)
  return { text, findings: checkDefinition(Buffer.from(text), 'definition.json', { strictRepo }) }
}
