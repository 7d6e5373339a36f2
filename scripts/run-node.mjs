import { spawn } from 'node:child_process'

/** Runs a script with this very Node, its output shown; a failure ends this process with the same exit code. */
export const runNode = (script, ...args) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...args], { stdio: 'inherit' })
    child.once('exit', (code) => {
      if (code === 0) resolve()
      else process.exit(code ?? 1)
    })
  })
