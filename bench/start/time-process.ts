import { spawn } from 'node:child_process'
import { monotonic } from '../monotonic.js'

/** Milliseconds from the start of a fresh Node process to its end, and what it printed; throws when it fails. */
export const timeProcess = async (
  args: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<{ readonly milliseconds: number; readonly text: string }> => {
  const start = monotonic()
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: environment,
  })
  const parts: Buffer[] = []
  child.stdout.on('data', (part: Buffer) => parts.push(part))
  const code = await new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  const milliseconds = monotonic() - start
  if (code !== 0) throw new Error(`node ${args.join(' ')} ended with ${String(code)}`)
  return { milliseconds, text: Buffer.concat(parts).toString() }
}
