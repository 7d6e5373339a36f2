import assert from 'node:assert/strict'
import type { Finding } from '../src/finding.js'

/** The place of a finding, in one line: file, line, column and pointer. */
export const placeOf = ({
  file,
  line,
  column,
  pointer,
}: Pick<Finding, 'file' | 'line' | 'column' | 'pointer'>): string =>
  `${file}:${line}:${column} ${pointer}`

/** Holds the findings of a case against what is expected: one of the rule, at its place, that says what is wrong. */
export const assertNoticed = (
  findings: readonly Finding[],
  expected: { readonly rule: string; readonly place: string; readonly says: string },
): void => {
  const found = findings.filter(({ ruleId }) => ruleId === expected.rule)
  assert.ok(found.length > 0, `found only ${findings.map(({ ruleId }) => ruleId).join(', ')}`)
  const here = found.filter((finding) => placeOf(finding) === expected.place)
  assert.ok(here.length > 0, `found at ${found.map(placeOf).join(', ')}, not ${expected.place}`)
  const messages = here.map(({ message }) => message)
  assert.ok(
    messages.some((message) => message.includes(expected.says)),
    `${messages.join(' ')} lacks ${expected.says}`,
  )
  assert.ok(!findings.some(({ ruleId }) => ruleId === 'RuleFailed'))
}
