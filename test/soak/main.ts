import { randomInt } from 'node:crypto'
import { describeFault } from '../../local/describe-fault.js'
import { parseSoakArguments, stages, type SoakArguments, type Stage } from './arguments.js'
import { everyKillPoint } from './every-kill-point.js'
import { hundredThousand } from './hundred-thousand.js'
import type { RunStage } from './stage.js'
import { stream } from './stream.js'

const help = `npm run soak                    kills, disturbs and reconciles for ten minutes and a few more
npm run soak -- --minutes N     how long the stream of events lasts (10)
npm run soak -- --seed N        the same random sequence again
npm run soak -- --hosts N       from 2 to 4 (3)
npm run soak -- --only NAME,…   only these stages
npm run soak -- --help          this text

Stages:
  kills    a host dies before and after each numbered step of docs/architecture.md
  many     one event to 100,000 subscriptions
  stream   events to 290 flows that fail in every way, while hosts are killed and storage fails at random; then everything
           drains, and each account, each delivery and the memory of a host are checked

The exit code is 1 when anything is not as promised. Only what is decided here follows from the seed: what happens at the same
time on a machine does not.`

const runs: Readonly<Record<Stage, RunStage>> = {
  kills: everyKillPoint,
  many: hundredThousand,
  stream,
}

const soak = async ({ only, ...run }: SoakArguments): Promise<number> => {
  const startedAt = Date.now()
  const faults: string[] = []
  for (const stage of stages.filter((each) => only.includes(each))) {
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
  return faults.length === 0 ? 0 : 1
}

const parsed = (): SoakArguments | undefined => {
  try {
    return parseSoakArguments(process.argv.slice(2), () => randomInt(2 ** 32))
  } catch (error) {
    console.error(`${describeFault(error)}\n\n${help}`)
    return undefined
  }
}

const asked = parsed()
if (!asked) process.exitCode = 2
else if (asked.help) console.log(help)
else process.exit(await soak(asked))
