import type { Storage } from '../../src/storage/storage.js'
import { simulatedStorage } from '../simulation/storage/simulated-storage.js'

/** Storage in memory that answers in rounds: all that is asked at the same time, together. */
export const pacedStorage = (now: () => Date) => {
  const account = simulatedStorage({
    now: () => now().getTime(),
    random: () => 0.5,
    tableChanged: () => undefined,
    queueChanged: () => undefined,
  })
  let [calls, rounds] = [0, 0]
  let round: Promise<void> | undefined
  const nextRound = () =>
    (round ??= new Promise((resolve) => {
      setImmediate(() => {
        rounds++
        round = undefined
        resolve()
      })
    }))
  const open = (wait: () => Promise<void>): Storage =>
    account.open(async (_name, apply) => {
      await wait()
      return apply()
    }, now)
  return {
    storage: open(() => {
      calls++
      return nextRound()
    }),
    /** The same account, for what is not counted. */
    unpaced: open(() => Promise.resolve()),
    counts: () => ({ calls, rounds }),
  }
}
