import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const main = fileURLToPath(new URL('../../../local/host/main.js', import.meta.url))

export interface Running {
  readonly child: ChildProcess
  readonly lines: string[]
  readonly exit: Promise<number | null>
}

/** Starts the host's own process with these options and settings. */
export const runMain = (
  args: readonly string[],
  settings: Record<string, string> = {},
): Running => {
  const child = spawn(process.execPath, [main, ...args], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, YEARLY: '0 0 0 1 1 *', ...settings },
  })
  const lines: string[] = []
  for (const stream of [child.stdout, child.stderr])
    if (stream) createInterface(stream).on('line', (line) => lines.push(line))
  const exit = once(child, 'exit').then(([code]: (number | null)[]) => code ?? null)
  return { child, lines, exit }
}
