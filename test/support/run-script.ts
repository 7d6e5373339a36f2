import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { resolve as resolvePath } from 'node:path'
import type { TestContext } from 'node:test'
import { fileURLToPath } from 'node:url'

/** A compiled script of this project, running as a process of its own. */
export interface RunningScript {
  /** What it has printed so far. */
  readonly text: () => string
  /** Waits for a line that matches; throws all it printed when it ends without one. */
  readonly line: (pattern: RegExp) => Promise<string>
  /** Its exit code, and all it printed, when it has ended. */
  readonly ended: Promise<{ readonly code: number | null; readonly text: string }>
  readonly kill: (signal: NodeJS.Signals) => void
}

/**
 * Runs `script`, a path below dist, such as local/demo.js, or a whole one; `env` comes on top of this process's environment. What still runs when
 * the test is over, as where an assertion has failed, is ended then.
 */
export const runScript = (
  context: TestContext,
  script: string,
  args: readonly string[] = [],
  { env = {}, cwd }: { readonly env?: Record<string, string>; readonly cwd?: string } = {},
): RunningScript => {
  // A child that knew of the test runner around it would report to it.
  const { NODE_TEST_CONTEXT: _, ...environment } = process.env
  const path = resolvePath(fileURLToPath(new URL('../..', import.meta.url)), script)
  const child = spawn(process.execPath, [path, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...environment, ...env },
    ...(cwd !== undefined && { cwd }),
  })
  const lines: string[] = []
  const listeners = new Set<() => void>()
  for (const stream of [child.stdout, child.stderr]) {
    createInterface(stream).on('line', (line) => {
      lines.push(line)
      for (const listener of listeners) listener()
    })
  }
  const text = () => lines.join('\n')
  const ended = once(child, 'close').then(([code]: unknown[]) => ({
    code: typeof code === 'number' ? code : null,
    text: text(),
  }))

  context.after(async () => {
    child.kill('SIGTERM')
    await ended
  })
  return {
    text,
    ended,
    kill: (signal) => void child.kill(signal),
    line: (pattern) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = lines.find((line) => pattern.test(line))
          if (found === undefined) return
          listeners.delete(look)
          resolve(found)
        }
        listeners.add(look)
        look()
        void ended.then(() => {
          reject(new Error(`It ended without a line like ${String(pattern)}:\n${text()}`))
        })
      }),
  }
}
