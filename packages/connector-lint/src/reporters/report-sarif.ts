import { createHash } from 'node:crypto'
import { isAbsolute, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { RULES_PAGE } from '../docs-url.js'
import type { Finding } from '../finding.js'
import { rules } from '../rule-catalogue.js'
import type { Severity } from '../rule.js'

const levels: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'note' }

const precisions = { certain: 'very-high', likely: 'high', unsure: 'medium' } as const

const driver = {
  name: 'connector-lint',
  informationUri: RULES_PAGE,
  rules: rules.map(({ id, severity, description, why, evidence, profile, sure, docs }) => ({
    id,
    name: id,
    shortDescription: { text: description },
    fullDescription: { text: `${description} ${why}` },
    help: {
      text: `${description} ${why} Evidence: ${evidence}. See ${docs}`,
      markdown: `${description} ${why}\n\nEvidence: ${evidence}.\n\n[The rule, with an example](${docs})`,
    },
    helpUri: docs,
    defaultConfiguration: { level: levels[severity] },
    properties: {
      tags: ['connector', profile],
      precision: precisions[sure],
      'problem.severity': severity === 'info' ? 'recommendation' : severity,
    },
  })),
}

const indexes = new Map(rules.map(({ id }, index) => [id, index]))

/** Code scanning takes paths from the root of the repository, where it is run. */
const uriOf = (file: string): string => {
  const path = isAbsolute(file) ? relative(process.cwd(), file) : file
  const isOutside = isAbsolute(path) || path.startsWith('..')
  return isOutside ? pathToFileURL(file).href : encodeURI(path.replaceAll('\\', '/'))
}

/** What tells a finding from others while lines move: its file, rule and place in the definition. */
const fingerprint = ({ file, ruleId, pointer }: Finding): string =>
  createHash('sha256').update([file, ruleId, pointer].join('\n')).digest('hex')

/** Findings as a SARIF 2.1.0 log, for code scanning. */
export const reportSarif = (findings: readonly Finding[]): string => {
  const results = findings.map((finding) => {
    const { file, line, column, severity, ruleId, message, where, why, pointer } = finding
    const place = where === '' ? '' : ` In ${where}.`
    const logical = { fullyQualifiedName: pointer, ...(where === '' ? {} : { name: where }) }
    return {
      ruleId,
      ruleIndex: indexes.get(ruleId) ?? -1,
      level: levels[severity],
      message: { text: `${message}${place} ${why}` },
      partialFingerprints: { 'connectorLint/v1': fingerprint(finding) },
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: uriOf(file) },
            region: { startLine: line, startColumn: column },
          },
          ...(pointer === '' ? {} : { logicalLocations: [logical] }),
        },
      ],
    }
  })
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver }, columnKind: 'utf16CodeUnits', results }],
  }
  return `${JSON.stringify(log, undefined, 2)}\n`
}
