import { once } from 'node:events'
import { after } from 'node:test'
import { Worker } from 'node:worker_threads'
import type { Scenario } from './scenario.js'
import type { Search } from './search.js'
import type { SimulationResult } from './simulate.js'
import type { Task } from './simulator-thread.js'

/** Simulates for a file's tests, one thing at a time. */
export interface Simulator {
  readonly simulate: (scenario: Scenario) => Promise<SimulationResult>
  /** Searches so many scenarios. */
  readonly search: (seed: number, scenarios: number) => Promise<Search>
  readonly searchFor: (seed: number, forMs: number) => Promise<Search>
}

/**
 * A simulator in a thread of its own: node:test follows each promise of the thread that tests run in, which would take a third of
 * what a simulation takes.
 */
export const useSimulator = (): Simulator => {
  const thread = new Worker(new URL('simulator-thread.js', import.meta.url))
  after(() => thread.terminate())

  const ask = async <Answer>(task: Task): Promise<Answer> => {
    const answered = once(thread, 'message')
    thread.postMessage(task)
    const [answer] = (await answered) as [Answer]
    return answer
  }
  return {
    simulate: (scenario) => ask({ scenario }),
    search: (seed, scenarios) => ask({ seed, scenarios }),
    searchFor: (seed, forMs) => ask({ seed, forMs }),
  }
}
