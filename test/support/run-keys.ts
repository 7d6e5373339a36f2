import { runCommandLine, type CommandLineRun } from './run-command-line.js'

/** Runs `npm run keys -- …` in a process of its own, with no storage and tenant but those of the settings. */
export const runKeys = (
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
  cwd?: string,
): Promise<CommandLineRun> => runCommandLine('tools/keys/main.js', args, settings, cwd)

/** Runs it for a key: what it printed, and the key's id. */
export const runForKey = async (
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
): Promise<{ readonly key: string; readonly id: string }> => {
  const { code, stdout, stderr } = await runKeys(args, settings)
  const [, key, id] = /^(ft_([0-9a-z]{12})_[\w-]{43})\n$/.exec(stdout) ?? []
  if (code === 0 && key !== undefined && id !== undefined) return { key, id }
  throw new Error(`keys ${args.join(' ')} ended with ${code}: ${stderr}`)
}
