import { setTimeout as sleep } from 'node:timers/promises'

/** Asks until the answer is as wanted; throws the last one when it is not in time. */
export const until = async <T>(
  ask: () => Promise<T> | T,
  wanted: (answer: T) => boolean,
  seconds = 30,
): Promise<T> => {
  const end = Date.now() + seconds * 1000
  for (;;) {
    const answer = await ask()
    if (wanted(answer)) return answer
    if (Date.now() > end)
      throw new Error(`Not as wanted after ${seconds} s: ${JSON.stringify(answer)}`)
    await sleep(50)
  }
}
