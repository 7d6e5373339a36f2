import { randomInt } from 'node:crypto'
import { describeFault } from '../../local/describe-fault.js'
import { runMain } from '../../tools/command-line/run-main.js'
import { everyKillPoint } from './every-kill-point.js'
import { hundredThousand } from './hundred-thousand.js'
import { soakProgram, type SoakOptions, type Stage } from './soak-program.js'
import type { RunStage } from './stage.js'
import { stream } from './stream.js'

const runs: Readonly<Record<Stage, RunStage>> = {
  kills: everyKillPoint,
  many: hundredThousand,
  stream,
}

const soak = async ({ only, ...run }: SoakOptions): Promise<void> => {
  const startedAt = Date.now()
  const faults: string[] = []
  for (const stage of only) {
    const print = (line: string) => {
      const seconds = Math.round((Date.now() - startedAt) / 1000)
      console.log(`${String(seconds).padStart(5)} s  ${stage}: ${line}`)
    }
    try {
      const found = await runs[stage]({ ...run, print })
      faults.push(...found.map((fault) => `${stage}: ${fault}`))
    } catch (error) {
      faults.push(`${stage}: ${describeFault(error)}`)
    }
  }
  for (const fault of faults.slice(0, 50)) console.error(`FAILED ${fault}`)
  console.log(
    faults.length === 0
      ? `Nothing is lost or unexplained (seed ${run.seed}).`
      : `${faults.length} faults. Again: npm run soak -- --seed ${run.seed} --minutes ${run.minutes} --hosts ${run.hosts}`,
  )
  // What is still open must not hold this process.
  process.exit(faults.length === 0 ? 0 : 1)
}

await runMain(
  soakProgram(() => randomInt(2 ** 32), soak),
  describeFault,
)
