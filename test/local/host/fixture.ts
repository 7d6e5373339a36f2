import { fileURLToPath } from 'node:url'
import { setTimeout as sleep } from 'node:timers/promises'

/** The folder of the app that the tests run, read in place from the source tree. */
export const fixtureApp = fileURLToPath(
  new URL('../../../../test/local/host/fixture-app', import.meta.url),
)

export interface Seen {
  readonly name: string
  readonly message?: unknown
  readonly dequeueCount?: unknown
  readonly id?: unknown
  readonly ticks?: number
  readonly timer?: {
    readonly isPastDue: boolean
    readonly scheduleStatus: { readonly next: string }
  }
}

/** What the functions of the fixture app without an HTTP trigger saw. */
export const readSeen = async (url: string): Promise<readonly Seen[]> => {
  const response = await fetch(`${url}/api/seen`)
  return (await response.json()) as Seen[]
}

/** Asks again and again until the answer is there. */
export const eventually = async <T>(
  ask: () => Promise<T | undefined> | T | undefined,
  everyMs = 50,
): Promise<T> => {
  const end = Date.now() + 60_000
  while (Date.now() < end) {
    const answer = await ask()
    if (answer !== undefined) return answer
    await sleep(everyMs)
  }
  throw new Error('It did not happen within a minute')
}
