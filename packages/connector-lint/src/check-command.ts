import { parseArgs } from 'node:util'
import { checkPath } from './check-path.js'
import { refused, type CommandResult } from './command-line.js'
import type { Finding } from './finding.js'
import { reportSarif } from './reporters/report-sarif.js'
import { reportText } from './reporters/report-text.js'

const USAGE = `Usage: npm run connector:check [-- path…] [--json | --sarif] [--strict-repo] [--help]

Checks custom connectors offline, by the rules in docs/connector-rules.md.

  path           a definition file, or a folder with apiDefinition.swagger.json,
                 apiProperties.json, settings.json, readme.md and icon.png;
                 connector/ when none is given
  --json         write the findings as a JSON array
  --sarif        write the findings as SARIF 2.1.0
  --strict-repo  also ask for what only the public repository's JSON schemas do
  --help         show this

Exit codes: 0 no errors, 1 errors, 2 wrong usage or a path that cannot be read.
`

const render = (findings: readonly Finding[], { json = false, sarif = false }) => {
  if (sarif) return reportSarif(findings)
  return json ? `${JSON.stringify(findings, undefined, 2)}\n` : reportText(findings)
}

const parse = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      sarif: { type: 'boolean' },
      'strict-repo': { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  })

/** The command `connector:check`, from its arguments to what it prints. */
export const checkCommand = (args: readonly string[]): CommandResult => {
  try {
    const { values, positionals } = parse(args)
    if (values.help === true) return { exitCode: 0, output: USAGE, errors: '' }
    if (values.json === true && values.sarif === true) {
      throw new Error('--json and --sarif cannot go together')
    }
    const options = { strictRepo: values['strict-repo'] === true }
    const paths = positionals.length > 0 ? positionals : ['connector']
    const findings = paths.flatMap((path) => checkPath(path, options))
    const failed = findings.some(({ severity }) => severity === 'error')
    return { exitCode: failed ? 1 : 0, output: render(findings, values), errors: '' }
  } catch (error) {
    return refused(error, USAGE)
  }
}
