import { execFile } from 'node:child_process'
import { bundledFile } from './bundled-host.js'

/** What a run of a command line left behind. */
export interface CommandLineRun {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs a main file, a path below dist, in a process of its own, with no storage, tenant and identity but those of the settings. */
export const runCommandLine = (
  main: string,
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
  cwd = process.cwd(),
): Promise<CommandLineRun> =>
  new Promise((resolve) => {
    const inherited = Object.entries(process.env).filter(
      ([name]) => !/^(Azure|IDENTITY_)/i.test(name),
    )
    const env = { ...Object.fromEntries(inherited), ...settings }
    const child = execFile(
      process.execPath,
      [bundledFile(main), ...args],
      { cwd, env },
      (_, stdout, stderr) => {
        resolve({ code: child.exitCode ?? -1, stdout, stderr })
      },
    )
  })
