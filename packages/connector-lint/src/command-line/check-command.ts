import { checkPath } from '../check-path.js'
import { gradesFor } from '../config/find-config.js'
import type { Finding } from '../finding.js'
import { reportSarif } from '../reporters/report-sarif.js'
import { reportText } from '../reporters/report-text.js'
import type { CommandResult } from './command-result.js'

/** The options of `connector-lint check`. */
export interface CheckFlags {
  readonly json?: boolean
  readonly sarif?: boolean
  readonly strictRepo?: boolean
}

const render = (findings: readonly Finding[], { json = false, sarif = false }: CheckFlags) => {
  if (sarif) return reportSarif(findings)
  return json ? `${JSON.stringify(findings, undefined, 2)}\n` : reportText(findings)
}

/** Checks files and folders, each by the configuration nearest to it. */
export const checkCommand = (paths: readonly string[], flags: CheckFlags): CommandResult => {
  const { strictRepo = false } = flags
  const findings = paths.flatMap((path) => checkPath(path, { strictRepo, grades: gradesFor(path) }))
  const failed = findings.some(({ severity }) => severity === 'error')
  return { exitCode: failed ? 1 : 0, output: render(findings, flags), errors: '' }
}
