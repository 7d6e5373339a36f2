import { RULES_PAGE } from '../docs-url.js'
import type { Finding } from '../finding.js'
import { rules } from '../rule-catalogue.js'
import type { Severity } from '../rule.js'

const levels: Record<Severity, string> = { error: 'error', warning: 'warning', info: 'note' }

const driver = {
  name: 'connector-lint',
  informationUri: RULES_PAGE,
  rules: rules.map(({ id, severity, description, docs }) => ({
    id,
    shortDescription: { text: description },
    helpUri: docs,
    defaultConfiguration: { level: levels[severity] },
  })),
}

const indexes = new Map(rules.map(({ id }, index) => [id, index]))

/** Findings as a SARIF 2.1.0 log, for code scanning. */
export const reportSarif = (findings: readonly Finding[]): string => {
  const results = findings.map(({ file, line, column, severity, ruleId, message, pointer }) => ({
    ruleId,
    ruleIndex: indexes.get(ruleId) ?? -1,
    level: levels[severity],
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(file.replaceAll('\\', '/')) },
          region: { startLine: line, startColumn: column },
        },
        ...(pointer === '' ? {} : { logicalLocations: [{ fullyQualifiedName: pointer }] }),
      },
    ],
  }))
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{ tool: { driver }, columnKind: 'utf16CodeUnits', results }],
  }
  return `${JSON.stringify(log, undefined, 2)}\n`
}
