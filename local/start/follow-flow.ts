import { setTimeout as sleep } from 'node:timers/promises'
import { clock } from '../clock.js'
import type { Flow } from '../flow-simulator.js'

/** Tells each run of a flow as it arrives, until the signal. */
export const followFlow = async (
  flow: Flow,
  print: (line: string) => void,
  signal: AbortSignal,
): Promise<void> => {
  let told = 0
  while (!signal.aborted) {
    const runs = flow.runs()
    for (const { at, trackingId, body } of runs.slice(told)) {
      const eventId = trackingId.split('.')[0] ?? ''
      print(`${clock(at)}  the simulated flow runs, with ${eventId}: ${JSON.stringify(body)}`)
    }
    told = runs.length
    await sleep(100, undefined, { signal }).catch(() => undefined)
  }
}
