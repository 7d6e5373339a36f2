import type { Finding } from '../finding.js'
import type { Severity } from '../rule.js'

const counted = (findings: readonly Finding[], severity: Severity, noun: string): string => {
  const count = findings.filter((finding) => finding.severity === severity).length
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}

/** Findings for people and their editors: one line each, a summary last. */
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
  return [...lines, counts.join(', '), ''].join('\n')
}
