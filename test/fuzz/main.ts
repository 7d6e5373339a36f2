import { randomInt } from 'node:crypto'
import { startAzurite } from '../../local/azurite.js'
import { describeFault } from '../../local/describe-fault.js'
import { openStorage } from '../../src/storage/storage.js'
import { runMain } from '../../tools/command-line/run-main.js'
import { fuzz } from './fuzz.js'
import { fuzzProgram, type FuzzOrder } from './fuzz-program.js'
import { startFuzzedApp } from './fuzzed-app.js'

const tellEveryMs = 10_000

const run = async (order: FuzzOrder): Promise<void> => {
  const azurite = await startAzurite()
  const began = performance.now()
  let told = began
  const tell = (sent: number): void => {
    const now = performance.now()
    if (now - told < tellEveryMs) return
    told = now
    console.log(`${Math.round((now - began) / 1000)} s  ${sent} of ${order.requests} requests`)
  }
  try {
    const app = await startFuzzedApp(openStorage(azurite))
    const { sent, statuses, found } = await fuzz(app, { ...order, tell })
    const counts = [...statuses].sort(([a], [b]) => a - b)
    console.log(`${sent} requests (seed ${order.seed}), answered:`)
    for (const [status, count] of counts) console.log(`  ${status}  ${count}`)
    if (!found) return
    const { request, log, seed, path } = found
    const body = request.body && Buffer.from(request.body).toString()
    console.error(`FAILED ${JSON.stringify({ ...request, body }, undefined, 2)}\n${log}`)
    console.error(`Again: npm run fuzz -- --seed ${seed} --path ${path}`)
    process.exitCode = 1
  } finally {
    await azurite.stop()
  }
}

await runMain(
  fuzzProgram(() => randomInt(2 ** 32), run),
  describeFault,
)
