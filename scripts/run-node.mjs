import { spawn } from 'node:child_process'
import { constants, setPriority } from 'node:os'

/** Runs a script with this very Node, its output shown; a failure ends this process with the same exit code. */
export const runNode = (script, ...args) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...args], { stdio: 'inherit' })
    child.once('exit', (code) => {
      if (code === 0) resolve()
      else process.exit(code ?? 1)
    })
  })

/** Runs a script with this very Node after all that is more urgent; resolves to its exit code and what it said. */
export const runBeside = (script, ...args) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...args], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, FORCE_COLOR: process.stdout.isTTY ? '1' : '0' },
    })
    setPriority(child.pid, constants.priority.PRIORITY_BELOW_NORMAL)
    let text = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (part) => (text += part))
    child.once('close', (code) => resolve({ code, text: text.trimEnd() }))
  })
