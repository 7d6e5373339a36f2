import { keysProgram } from '../../tools/keys/keys-program.js'
import type { CommandLineRun } from './run-command-line.js'
import { runHere } from './run-here.js'

/** Runs what `npm run keys -- …` does in this process, with no storage and tenant but those of the settings. */
export const runKeys = (
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
): Promise<CommandLineRun> => runHere(keysProgram, settings, args)

/** Runs it for a key: the key that it answers, and its id. */
export const runForKey = async (
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
): Promise<{ readonly key: string; readonly id: string }> => {
  const { code, stdout, stderr } = await runKeys(args, settings)
  const [, key, id] = /^(ft_([0-9a-z]{12})_[\w-]{43})\n$/.exec(stdout) ?? []
  if (code === 0 && key !== undefined && id !== undefined) return { key, id }
  throw new Error(`keys ${args.join(' ')} ended with ${code}: ${stderr}`)
}
