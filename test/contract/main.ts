import { describeFault } from '../../local/describe-fault.js'
import { runMain } from '../../tools/command-line/run-main.js'
import { contractProgram } from './contract-program.js'
import { findTarget } from './find-target.js'

const program = contractProgram(async (options) => {
  const target = await findTarget(options)
  await fetch(`${target.url}/health`).catch((cause: unknown) => {
    const hint = 'Is the app running? "npm start" runs it on this machine.'
    throw new Error(`${target.url} does not answer: ${describeFault(cause)}. ${hint}`)
  })
  // Loaded only now: node:test runs what is registered as soon as it is imported.
  const { contract } = await import('./contract.js')
  contract(target)
})

await runMain(program, describeFault)
