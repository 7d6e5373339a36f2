import { setTimeout as pause } from 'node:timers/promises'
import { keepInAzd } from '../command-line/azd-environment.js'
import { performIn } from '../command-line/perform.js'
import { readEnvironment } from '../command-line/read-environment.js'
import { runMain } from '../command-line/run-main.js'
import { openGraph } from './graph.js'
import { graphToken, tenantOf } from './graph-token.js'
import { registerProgram } from './register-program.js'
import type { SignIn } from './surroundings.js'

const perform = performIn(async () => ({
  environment: await readEnvironment(),
  signIn: async (how: SignIn) => {
    const token = graphToken((text) => {
      console.error(text)
    }, how)
    return { graph: openGraph({ fetch, token, pause }), tenantId: tenantOf(await token()) }
  },
  now: () => new Date(),
  keep: keepInAzd(process.cwd()),
}))

await runMain(registerProgram(perform))
