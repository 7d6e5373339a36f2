import { checkPath, packagesAt, shownPath } from '../check-path.js'
import { configFinder } from '../config/find-config.js'
import type { Config } from '../config/grades.js'
import type { Finding } from '../finding.js'
import { fixPath } from '../fix/fix-path.js'
import type { Profile } from '../profiles.js'
import { reportGithub } from '../reporters/report-github.js'
import { reportJunit } from '../reporters/report-junit.js'
import { reportSarif } from '../reporters/report-sarif.js'
import { reportText } from '../reporters/report-text.js'
import { sourcesOnDisk } from '../reporters/sources-of.js'
import type { CheckOptions } from '../run-rules.js'
import type { CommandResult } from './command-result.js'
import type { Terminal } from './terminal.js'

/** The formats that findings are written in. */
export const FORMATS = ['text', 'json', 'sarif', 'junit', 'github'] as const

/** The options of `connector-lint check`. */
export interface CheckFlags {
  readonly format?: (typeof FORMATS)[number]
  readonly json?: boolean
  readonly sarif?: boolean
  readonly profile?: Profile
  readonly strictRepo?: boolean
  readonly fix?: boolean
  readonly all?: boolean
}

const formatOf = ({ format, json = false, sarif = false }: CheckFlags) =>
  format ?? (sarif ? 'sarif' : json ? 'json' : 'text')

const render = (
  findings: readonly Finding[],
  paths: readonly string[],
  flags: CheckFlags,
  { colour }: Terminal,
): string => {
  const sources = sourcesOnDisk()
  const reports = {
    text: () => reportText(findings, { sources, colour, all: flags.all ?? false }),
    json: () => `${JSON.stringify(findings, undefined, 2)}\n`,
    sarif: () => reportSarif(findings),
    junit: () => reportJunit(findings, paths.map(shownPath)),
    github: () => reportGithub(findings),
  }
  return reports[formatOf(flags)]()
}

const optionsFor = ({ profile, strictRepo = false }: CheckFlags, config: Config): CheckOptions => {
  const wanted = profile ?? config.profile
  return { strictRepo, grades: config.grades, ...(wanted === undefined ? {} : { profile: wanted }) }
}

const silencedBy = ({ grades, reasons }: Config): string[] =>
  Object.entries(grades)
    .filter(([, grade]) => grade === 'off')
    .map(([id]) => `${id} is off: ${reasons[id] ?? 'the file says no reason'}`)

/** Checks files and folders, each by the configuration nearest to it; a folder of connectors is checked whole. */
export const checkCommand = (
  given: readonly string[],
  flags: CheckFlags,
  terminal: Terminal,
): CommandResult => {
  const configOf = configFinder()
  const paths = given.flatMap(packagesAt)
  const silenced = new Set<string>()
  const diffs: string[] = []
  const findings = paths.flatMap((path, index) => {
    if (paths.length > 1) terminal.progress(`${index + 1} of ${paths.length} ${shownPath(path)}`)
    const config = configOf(path)
    for (const line of silencedBy(config)) silenced.add(line)
    const options = optionsFor(flags, config)
    if (flags.fix === true) diffs.push(fixPath(path, options))
    return checkPath(path, options)
  })
  const failed = findings.some(({ severity }) => severity === 'error')
  const isText = formatOf(flags) === 'text'
  const notes = isText ? [...silenced].map((line) => `${line}\n`).join('') : ''
  // What was changed is for people, whatever the report is for.
  const [before, errors] = isText ? [diffs.join(''), ''] : ['', diffs.join('')]
  const output = before + render(findings, paths, flags, terminal) + notes
  return { exitCode: failed ? 1 : 0, output, errors }
}
