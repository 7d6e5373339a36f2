import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../../connector-kit/keys/main.js', import.meta.url))

/** What a run of `npm run keys` left behind. */
export interface KeysRun {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs `npm run keys -- …` in a process of its own, with no storage and tenant but those of the settings. */
export const runKeys = (
  args: readonly string[],
  settings: Readonly<Record<string, string>>,
  cwd = process.cwd(),
): Promise<KeysRun> =>
  new Promise((resolve) => {
    const inherited = Object.entries(process.env).filter(([name]) => !/^Azure/i.test(name))
    const env = { ...Object.fromEntries(inherited), ...settings }
    const child = execFile(process.execPath, [main, ...args], { cwd, env }, (_, stdout, stderr) => {
      resolve({ code: child.exitCode ?? -1, stdout, stderr })
    })
  })

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
