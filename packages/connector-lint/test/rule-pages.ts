import { rulePage, rulesIndex } from '../src/reporters/rule-page.js'
import { rules } from '../src/rule-catalogue.js'
import { exampleOf } from './rule-examples.js'

/** The documentation of all rules, by the names of its files. */
export const rulePages = (): Map<string, string> =>
  new Map([
    ['README.md', rulesIndex()],
    ...rules.map((rule) => [`${rule.id}.md`, rulePage(rule, exampleOf(rule.id))] as const),
  ])
