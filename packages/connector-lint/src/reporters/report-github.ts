import type { Finding } from '../finding.js'
import type { Severity } from '../rule.js'

const commands: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
}

const data = (text: string) =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')

const property = (text: string) => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')

/** Findings as GitHub’s workflow commands, which it shows as annotations at their lines. */
export const reportGithub = (findings: readonly Finding[]): string =>
  findings
    .map(({ file, line, column, severity, ruleId, message, where, why }) => {
      const place = `file=${property(file)},line=${line},col=${column},title=${property(ruleId)}`
      const text = [message, where === '' ? '' : `In ${where}.`, why].filter((it) => it !== '')
      return `::${commands[severity]} ${place}::${data(text.join('\n'))}\n`
    })
    .join('')
