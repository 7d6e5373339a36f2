import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command, CommanderError, Option } from 'commander'
import { CONFIG_FILE } from '../config/config-file.js'
import { RULES_PAGE } from '../docs-url.js'
import { memberOf, textOf } from '../json/json-value.js'
import { checkCommand, type CheckFlags } from './check-command.js'
import type { CommandResult } from './command-result.js'
import { diffCommand, type DiffFlags } from './diff-command.js'

const CHECK_HELP = `
A folder holds apiDefinition.swagger.json, apiProperties.json, settings.json,
readme.md and icon.png. A rule is silenced or re-graded in ${CONFIG_FILE},
beside what is checked or in a folder above it; every rule is described in
${RULES_PAGE}

Exit codes: 0 no errors, 1 errors, 2 wrong usage or a path that cannot be read.
`

const DIFF_HELP = `
Exit codes: 0 nothing breaks, 1 a breaking change, 2 wrong usage or a file that
cannot be read.
`

const packageFile = join(import.meta.dirname, '..', '..', '..', 'package.json')

const version = () => textOf(memberOf(JSON.parse(readFileSync(packageFile, 'utf8')), 'version'))

/** Does what the arguments of `connector-lint` say. */
export const runCommandLine = (args: readonly string[]): CommandResult => {
  const written = { output: '', errors: '' }
  let result: CommandResult | undefined
  const program = new Command('connector-lint')
    .description('Checks and compares definitions of Power Platform custom connectors, offline.')
    .version(version())
    .exitOverride()
    .showHelpAfterError()
    .configureOutput({
      writeOut: (text) => (written.output += text),
      writeErr: (text) => (written.errors += text),
    })
  program
    .command('check')
    .description('Says what is wrong with definitions, and with the files beside them.')
    .argument('<path...>', 'definition files, and folders with the files of a connector')
    .addOption(new Option('--json', 'write the findings as a JSON array').conflicts('sarif'))
    .option('--sarif', 'write the findings as SARIF 2.1.0')
    .option('--strict-repo', 'also ask for what only the public repository’s JSON schemas do')
    .addHelpText('after', CHECK_HELP)
    .action((paths: string[], flags: CheckFlags) => {
      result = checkCommand(paths, flags)
    })
  program
    .command('diff')
    .description('Tells what changed between two versions of a definition that breaks flows.')
    .argument('<old>', 'the definition that flows use')
    .argument('<new>', 'the definition that is to replace it')
    .option('--json', 'write the changes as a JSON array')
    .addHelpText('after', DIFF_HELP)
    .action((oldPath: string, newPath: string, flags: DiffFlags) => {
      result = diffCommand(oldPath, newPath, flags)
    })
  try {
    program.parse(args, { from: 'user' })
    return result ?? { exitCode: 2, ...written }
  } catch (error) {
    if (error instanceof CommanderError) {
      return { exitCode: error.exitCode === 0 ? 0 : 2, ...written }
    }
    return { exitCode: 2, output: '', errors: `${told(error)}\n` }
  }
}

const told = (error: unknown): string => {
  const message = error instanceof Error ? error.message : String(error)
  const isUnreadable = error instanceof Error && 'syscall' in error
  return isUnreadable ? `${message}; name a file or folder that can be read.` : message
}
