import type { FlowRun } from './flow-run.js'

/** A flow's runs, and who waits for the next one. */
export const createRunQueue = () => {
  const runs: FlowRun[] = []
  const waiting: ((run: FlowRun) => void)[] = []
  let told = 0

  return {
    runs: (): readonly FlowRun[] => runs,
    add: (added: readonly FlowRun[]) => {
      for (const run of added) {
        runs.push(run)
        const next = waiting.shift()
        if (!next) continue
        told += 1
        next(run)
      }
    },
    next: (seconds = 30): Promise<FlowRun> => {
      const ready = runs[told]
      if (ready) {
        told += 1
        return Promise.resolve(ready)
      }
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.splice(waiting.indexOf(take), 1)
          reject(new Error(`No run came within ${seconds} s.`))
        }, seconds * 1000)
        const take = (run: FlowRun) => {
          clearTimeout(timer)
          resolve(run)
        }
        waiting.push(take)
      })
    },
  }
}
