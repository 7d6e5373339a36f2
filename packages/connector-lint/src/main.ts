#!/usr/bin/env node
import { runCommandLine } from './command-line/run-command-line.js'
import type { Terminal } from './command-line/terminal.js'
import { watchPaths } from './watch/watch-paths.js'

const args = process.argv.slice(2)
const { stdout, stderr, env } = process
const isWanted = env.FORCE_COLOR !== undefined && env.FORCE_COLOR !== '0'
const terminal: Terminal = {
  colour: isWanted || (stdout.isTTY && env.NO_COLOR === undefined),
  progress: (text) => {
    if (stderr.isTTY) stderr.write(`\r\u001b[2K${text.slice(0, stderr.columns - 1)}`)
  },
}

// Who reads no further, as "| head" does, is no fault.
stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

const run = async () => {
  const { exitCode, output, errors } = await runCommandLine(args, terminal)
  terminal.progress('')
  stdout.write(output)
  stderr.write(errors)
  // The process ends by itself once everything is written.
  process.exitCode = exitCode
}

await run()
if (args[0] === 'check' && args.includes('--watch') && process.exitCode !== 2) {
  stderr.write('Watching; press Ctrl+C to end.\n')
  let last = Promise.resolve()
  // One run after the other, so that their reports do not mix.
  watchPaths(
    args.slice(1).filter((arg) => !arg.startsWith('-')),
    () => {
      last = last.then(run)
    },
  )
}
