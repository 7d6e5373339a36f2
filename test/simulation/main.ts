import { randomInt } from 'node:crypto'
import { describeFault } from '../../local/describe-fault.js'
import { runMain } from '../../tools/command-line/run-main.js'
import { search } from './search.js'
import { simulateProgram, type SimulateOptions } from './simulate-program.js'

const tellEveryMs = 10_000

const run = async ({ minutes, seed, path }: SimulateOptions): Promise<void> => {
  const began = performance.now()
  let told = began
  const isOver = (scenarios: number): boolean => {
    const now = performance.now()
    if (now - told > tellEveryMs) {
      told = now
      console.log(`${Math.round((now - began) / 1000)} s  ${scenarios} scenarios, nothing found`)
    }
    return now - began > minutes * 60_000
  }
  const { scenarios, found } = await search({ seed, isOver, ...(path ? { path } : {}) })
  if (!found) {
    console.log(`Nothing was found in ${scenarios} scenarios (seed ${seed}).`)
    return
  }
  console.log(found.trace)
  console.log(JSON.stringify(found.scenario))
  for (const finding of found.findings) console.error(`FAILED ${finding}`)
  console.error(`Again: npm run simulate -- --seed ${found.seed} --path ${found.path}`)
  process.exitCode = 1
}

await runMain(
  simulateProgram(() => randomInt(2 ** 32), run),
  describeFault,
)
