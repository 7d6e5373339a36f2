import type { Finding } from '../finding.js'
import { groupBy } from '../model/group-by.js'

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

// XML 1.0 has no other control characters, not even as entities.
const escaped = (text: string): string =>
  text
    // eslint-disable-next-line no-control-regex -- that is what is looked for
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '�')
    .replaceAll(/[&<>"]/g, (character) => entities[character] ?? character)

const failure = ({ line, column, severity, ruleId, message, where, why, docs }: Finding) => {
  const text = escaped(`${message}\n${where === '' ? '' : `in ${where}\n`}${why}\n${docs}`)
  const name = escaped(`${ruleId} at ${line}:${column}`)
  const outcome =
    severity === 'info'
      ? `<system-out>${text}</system-out>`
      : `<failure type="${severity}" message="${escaped(message)}">${text}</failure>`
  return `    <testcase name="${name}" classname="${escaped(ruleId)}">${outcome}</testcase>`
}

const suite = (file: string, findings: readonly Finding[]) => {
  const failures = findings.filter(({ severity }) => severity !== 'info').length
  const cases =
    findings.length === 0 ? ['    <testcase name="no findings"/>'] : findings.map(failure)
  const count = Math.max(findings.length, 1)
  return [
    `  <testsuite name="${escaped(file)}" tests="${count}" failures="${failures}">`,
    ...cases,
    '  </testsuite>',
  ].join('\n')
}

/** Findings as JUnit's XML: a suite for each file or package, which passes when nothing was found in it. */
export const reportJunit = (findings: readonly Finding[], paths: readonly string[]): string => {
  const byFile = groupBy(findings, ({ file }) => file)
  const clean = paths.filter((path) => ![...byFile.keys()].some((file) => file.startsWith(path)))
  const suites = [
    ...[...byFile].map(([file, found]) => suite(file, found)),
    ...clean.map((path) => suite(path, [])),
  ]
  const lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<testsuites name="connector-lint">']
  return [...lines, ...suites, '</testsuites>', ''].join('\n')
}
