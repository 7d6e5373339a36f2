import { startFaultStack } from '../faults/fault-stack.js'
import { startKiller } from '../faults/kill-at.js'
import { steps } from '../faults/steps.js'
import type { RunStage } from './stage.js'

/** Kills a host before and after every numbered step. */
export const everyKillPoint: RunStage = async ({ print }) => {
  const stack = await startFaultStack()
  try {
    const killer = await startKiller(stack)
    const faults: string[] = []
    let duplicates = 0
    for (const { number, name, scenario, kind } of steps)
      for (const when of ['before', 'after'] as const) {
        if (when === 'before' && kind === 'look') continue
        const survived = await killer.run(scenario, { name, when })
        duplicates += survived.duplicates
        print(`killed ${when} step ${number} (${name}): ${survived.duplicates} duplicates`)
        faults.push(...survived.faults.map((fault) => `${when} step ${number}: ${fault}`))
      }
    print(`${duplicates} duplicates in all`)
    return faults
  } finally {
    await stack.stop()
  }
}
