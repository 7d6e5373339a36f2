import { CONFIG_FILE } from '../config/config-file.js'
import type { Finding } from '../finding.js'
import type { Severity } from '../rule.js'

const counted = (findings: readonly Finding[], severity: Severity, noun: string): string => {
  const count = findings.filter((finding) => finding.severity === severity).length
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

const howToSilence = ({ ruleId, docs }: Finding): string =>
  `${ruleId} is described at ${docs}, as is every rule; silence or re-grade one in ${CONFIG_FILE}: { "rules": { "${ruleId}": "off" } }`

/** Findings for people and their editors: one line each, a summary, and how to silence a rule. */
export const reportText = (findings: readonly Finding[]): string => {
  const lines = findings.map(
    ({ file, line, column, severity, ruleId, message }) =>
      `${file}:${line}:${column} ${severity} ${ruleId} ${message}`,
  )
  const counts = [
    counted(findings, 'error', 'error'),
    counted(findings, 'warning', 'warning'),
    counted(findings, 'info', 'remark'),
  ]
  const hint = findings.slice(0, 1).map(howToSilence)
  return [...lines, counts.join(', '), ...hint, ''].join('\n')
}
