import { createProgram } from '../tools/command-line/create-program.js'
import { runMain } from '../tools/command-line/run-main.js'
import { runDemo } from './demo/run-demo.js'
import { startParts } from './demo/start-parts.js'
import { describeFault } from './describe-fault.js'
import { createPaint } from './paint.js'
import { stopSignal } from './stop-signal.js'

/** Runs the demo from the first part to the last; the exit code. */
const demo = async (verbose: boolean): Promise<number> => {
  const paint = createPaint(process.stdout, process.env)
  const signal = stopSignal()
  const print = (line = '') => {
    console.log(line)
  }
  const progress = (line: string) => {
    print(`  ${line}`)
  }
  const log = (line: string) => {
    if (verbose) print(paint('dim', `    | ${line}`))
  }
  let stop: (() => Promise<void>) | undefined

  try {
    print(paint('bold', 'Flow Triggers: from an event on a platform to the flows that wait for it'))
    print()
    print(paint('bold', 'Everything starts on this machine'))
    const parts = await startParts({ environment: process.env, progress, log })
    stop = parts.stop
    signal.throwIfAborted()
    const { closing, faults } = await runDemo(parts, { print, paint, signal })
    print()
    for (const fault of faults) print(paint('red', fault))
    print(
      faults.length === 0
        ? paint('green', `Everything adds up: ${closing}`)
        : paint('red', `It does NOT add up: ${faults.length} faults, listed above.`),
    )
    return faults.length === 0 ? 0 : 1
  } catch (error) {
    if (!signal.aborted)
      console.error(`\nThe demo did not come to its end: ${describeFault(error)}`)
    return signal.aborted ? 130 : 1
  } finally {
    await stop?.()
    if (signal.aborted) print('\nStopped.')
  }
}

const program = createProgram(
  'npm run demo --',
  'Shows events going from a platform to flows, all on this machine.',
)
  .option('--verbose', "shows the app's own log too")
  .addHelpText(
    'after',
    `
It starts storage (Azurite), a token issuer, the app and a simulator of Power Automate and Logic Apps on free ports, and
keeps nothing. Settings come from the environment; local.settings.json is not read. It exits 0 when every event is
accounted for, 1 with the reason when one is not or a part does not come up, and 2 for wrong usage. Ctrl+C stops everything.`,
  )
  .action(async ({ verbose = false }: { readonly verbose?: boolean }) => {
    process.exitCode = await demo(verbose)
  })

await runMain(program, describeFault)
