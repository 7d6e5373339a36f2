import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Command, CommanderError, Option } from 'commander'
import { CONFIG_FILE } from '../config/config-file.js'
import { RULES_PAGE } from '../docs-url.js'
import { memberOf, textOf } from '../json/json-value.js'
import { PROFILES } from '../profiles.js'
import { checkCommand, FORMATS, type CheckFlags } from './check-command.js'
import type { CommandResult } from './command-result.js'
import { convertCommand, type ConvertFlags } from './convert-command.js'
import { diffCommand, type DiffFlags } from './diff-command.js'
import { silent, type Terminal } from './terminal.js'

const CHECK_HELP = `
A folder holds apiDefinition.swagger.json, apiProperties.json, settings.json,
readme.md and icon.png, or folders that do. A rule is silenced or re-graded in
${CONFIG_FILE}, beside what is checked or in a folder above it; every rule
is described in ${RULES_PAGE}

Exit codes: 0 no errors, 1 errors, 2 wrong usage or a path that cannot be read.
`

const DIFF_HELP = `
Exit codes: 0 nothing breaks, 1 a breaking change, 2 wrong usage or a file that
is no whole OpenAPI 2.0 definition.
`

const CONVERT_HELP = `
Exit codes: 0 converted, 2 wrong usage or a file that cannot be converted.
`

const packageFile = join(import.meta.dirname, '..', '..', '..', 'package.json')

const version = () => textOf(memberOf(JSON.parse(readFileSync(packageFile, 'utf8')), 'version'))

type Take = (result: CommandResult) => void

const addCheck = (program: Command, terminal: Terminal, take: Take) =>
  program
    .command('check')
    .description('Says what is wrong with definitions, and with the files beside them.')
    .argument('<path...>', 'definition files, and folders with the files of connectors')
    .addOption(new Option('--profile <name>', 'what the check is for').choices(PROFILES))
    .addOption(new Option('--format <name>', 'how to write the findings').choices(FORMATS))
    .addOption(new Option('--json', 'the same as --format json').conflicts(['sarif', 'format']))
    .addOption(new Option('--sarif', 'the same as --format sarif').conflicts('format'))
    .option('--all', 'tell of every place, not once for each rule and file')
    .option('--fix', 'mend what is safe to, and show the changes')
    .option('--watch', 'check again whenever a file changes')
    .option('--strict-repo', 'also ask for what only the public repository’s JSON schemas do')
    .addHelpText('after', CHECK_HELP)
    .action((paths: string[], flags: CheckFlags) => {
      take(checkCommand(paths, flags, terminal))
    })

const addDiff = (program: Command, take: Take) =>
  program
    .command('diff')
    .description('Tells what changed between two versions of a definition that breaks flows.')
    .argument('<old>', 'the definition that flows use')
    .argument('<new>', 'the definition that is to replace it')
    .option('--json', 'write the changes as a JSON array')
    .addHelpText('after', DIFF_HELP)
    .action((oldPath: string, newPath: string, flags: DiffFlags) => {
      take(diffCommand(oldPath, newPath, flags))
    })

const addConvert = (program: Command, take: Take) =>
  program
    .command('convert')
    .description('Makes OpenAPI 2.0 in JSON of a definition in YAML or of OpenAPI 3.')
    .argument('<file>', 'the definition in JSON or YAML')
    .option('-o, --output <file>', 'where to write it; the standard output without it')
    .addHelpText('after', CONVERT_HELP)
    .action(async (path: string, flags: ConvertFlags) => {
      take(await convertCommand(path, flags))
    })

/** Does what the arguments of `connector-lint` say. */
export const runCommandLine = async (
  args: readonly string[],
  terminal: Terminal = silent,
): Promise<CommandResult> => {
  const written = { output: '', errors: '' }
  let result: CommandResult | undefined
  const take: Take = (outcome) => (result = outcome)
  const program = new Command('connector-lint')
    .description('Checks and compares definitions of Power Platform custom connectors, offline.')
    .version(version())
    .exitOverride()
    .showHelpAfterError()
    .configureOutput({
      writeOut: (text) => (written.output += text),
      writeErr: (text) => (written.errors += text),
    })
  addCheck(program, terminal, take)
  addDiff(program, take)
  addConvert(program, take)
  try {
    await program.parseAsync(args, { from: 'user' })
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
