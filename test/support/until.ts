import { setTimeout as sleep } from 'node:timers/promises'

/** It is asked again after longer and longer: what takes seconds needs no quick answer, and asking takes what is being waited for. */
const [shortestPauseMs, longestPauseMs] = [50, 250]

/** What changes all the time without ever being as wanted is given up after so many times the patience. */
const mostPatience = 10

/**
 * Asks until the answer is as wanted; throws the last one when it has stayed the same for so many seconds. A busy machine is given
 * time for as long as things go on.
 */
export const until = async <T>(
  ask: () => Promise<T> | T,
  wanted: (answer: T) => boolean,
  seconds = 30,
): Promise<T> => {
  const start = Date.now()
  let [last, since] = ['', start]
  for (;;) {
    const answer = await ask()
    if (wanted(answer)) return answer
    const now = Date.now()
    const told = JSON.stringify(answer)
    if (told !== last) [last, since] = [told, now]
    if (now - since > seconds * 1000 || now - start > mostPatience * seconds * 1000)
      throw new Error(`Not as wanted after ${Math.round((now - start) / 1000)} s: ${told}`)
    await sleep(Math.min(longestPauseMs, shortestPauseMs + (now - start) / 20))
  }
}
