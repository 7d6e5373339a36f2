import { parentPort } from 'node:worker_threads'
import type { Scenario } from './scenario.js'
import { search } from './search.js'
import { simulate } from './simulate.js'

/** What the thread is asked for: a scenario, or a search through so many, or for so long. */
export type Task =
  | { readonly scenario: Scenario }
  | { readonly seed: number; readonly scenarios: number }
  | { readonly seed: number; readonly forMs: number }

const perform = (task: Task) => {
  if ('scenario' in task) return simulate(task.scenario)
  const began = performance.now()
  const isOver = (scenarios: number) =>
    'forMs' in task ? performance.now() - began > task.forMs : scenarios >= task.scenarios
  return search({ seed: task.seed, isOver })
}

parentPort?.on('message', (task: Task) => {
  void perform(task).then((result) => parentPort?.postMessage(result))
})
