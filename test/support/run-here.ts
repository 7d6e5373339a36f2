import { randomBytes } from 'node:crypto'
import type { Command } from 'commander'
import type { Perform } from '../../tools/command-line/perform.js'
import { UsageError } from '../../tools/command-line/usage-error.js'
import type { Surroundings as KeySurroundings } from '../../tools/keys/surroundings.js'
import type { Surroundings } from '../../tools/surroundings.js'
import type { CommandLineRun } from './run-command-line.js'
import { runProgram } from './run-program.js'

/**
 * Runs an operator's program in this process, with settings of its own: what its main file would end with and print, without the
 * second that a process takes to start. That main files do so is shown once for each of them, by `runCommandLine`.
 */
export const runHere = async (
  createProgram: (perform: Perform<Surroundings & KeySurroundings>) => Command,
  environment: Readonly<Record<string, string>>,
  args: readonly string[],
): Promise<CommandLineRun> => {
  const remarks: string[] = []
  const surroundings: Surroundings & KeySurroundings = {
    environment,
    catalogueFolder: 'test/fixtures/grocery/catalogue',
    now: () => new Date(),
    random: randomBytes,
    progress: (line) => remarks.push(line),
  }
  const ended = (code: number, lines: readonly string[], stdout = ''): CommandLineRun => ({
    ...{ code, stdout },
    stderr: [...remarks, ...lines].map((line) => `${line}\n`).join(''),
  })
  try {
    const said = await runProgram(createProgram, surroundings, args)
    const stdout = said.result === undefined ? '' : `${said.result}\n`
    return ended(said.bad ? 1 : 0, said.remarks ?? [], stdout)
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return ended(error instanceof UsageError ? 2 : 1, [error.message])
  }
}
