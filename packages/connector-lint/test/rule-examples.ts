import type { RuleExample } from '../src/reporters/rule-page.js'
import { checkDefinition } from '../src/check-definition.js'
import { checkPackage } from '../src/check-package.js'
import type { Finding } from '../src/finding.js'
import { definitionCases } from './cases/definition-cases.js'
import { jsonCases } from './cases/json-cases.js'
import type { PackageCase } from './cases/package-case.js'
import { packageCases } from './cases/package-cases.js'
import { changedFiles } from './changed-files.js'
import { checkedCase } from './checked-case.js'
import { cleanDefinition, cleanFiles } from './clean-package.js'
import { printExcerpt } from './print-excerpt.js'
import type { RuleCase } from './rule-case.js'

const said = (findings: readonly Finding[], rule: string, part: string) =>
  findings.find(({ ruleId, message }) => ruleId === rule && message.includes(part))?.message ?? ''

const parsed = (text: string): unknown => JSON.parse(text)

const ofDefinition = (one: RuleCase): RuleExample => {
  const [rule, at, says, ...edits] = one
  const { text: bad, findings } = checkedCase(one)
  const pointers = [at, ...edits.map(([pointer]) => pointer)]
  return {
    language: 'jsonc',
    bad: printExcerpt(parsed(bad), pointers),
    good: printExcerpt(parsed(cleanDefinition()), pointers),
    says: said(findings, rule, says),
  }
}

/** A text as a page can show it: control characters by their names, and no more than a few lines. */
const printable = (content: Buffer) => {
  const text = content.toString('utf8', 0, 120)
  const shown = JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll('\\r', '')
  return `${shown.replaceAll('\\n', '\n')}${content.length > 120 ? '…' : ''}`
}

const ofText = ([rule, , says, content]: (typeof jsonCases)[number]): RuleExample => ({
  language: 'text',
  bad: printable(content),
  good: '{ "swagger": "2.0" }',
  says: said(checkDefinition(content, 'x.json'), rule, says),
})

const described = (name: string, content: Buffer | undefined) =>
  content === undefined ? `(no ${name})` : `${name}, ${content.length} bytes`

const ofPackage = (one: PackageCase): RuleExample => {
  const [rule, , pointer, says, name, change] = one
  const files = changedFiles(one)
  const strictRepo = rule.startsWith('Repository')
  const findings = checkPackage({ folder: 'package', files }, { strictRepo })
  const common = { says: said(findings, rule, says) }
  if (change === undefined || Buffer.isBuffer(change)) {
    const good = described(name, cleanFiles().get(name))
    return { ...common, language: 'text', bad: described(name, files.get(name)), good }
  }
  const pointers = [pointer, ...change.map(([at]) => at)]
  const excerpt = (content: Buffer | undefined) => printExcerpt(parsed(String(content)), pointers)
  const good = excerpt(cleanFiles().get(name))
  return { ...common, language: 'jsonc', bad: excerpt(files.get(name)), good }
}

const made = new Map<string, RuleExample | undefined>()

/** The example of a rule, from the first of its cases: that it is bad, and the clean package good, are tests. */
export const exampleOf = (id: string): RuleExample | undefined => {
  if (!made.has(id)) made.set(id, makeExample(id))
  return made.get(id)
}

const makeExample = (id: string): RuleExample | undefined => {
  const definition = definitionCases.find(([rule]) => rule === id)
  if (definition !== undefined) return ofDefinition(definition)
  const text = jsonCases.find(([rule]) => rule === id)
  if (text !== undefined) return ofText(text)
  const files = packageCases.find(([rule]) => rule === id)
  return files === undefined ? undefined : ofPackage(files)
}
