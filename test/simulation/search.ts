import fc from 'fast-check'
import { anyScenario } from './any-scenario.js'
import type { Scenario } from './scenario.js'
import { simulate, type SimulationResult } from './simulate.js'

/** What a search is to begin with, and when it ends. */
export interface SearchOptions {
  /** Of the first scenarios; later ones count on from it. */
  readonly seed: number
  /** Where, among the scenarios of that seed, one was found before: that one alone is run. */
  readonly path?: string
  /** Asked after every few scenarios, with how many there were. */
  readonly isOver: (scenarios: number) => boolean
}

/** What a search came to. */
export interface Search {
  readonly scenarios: number
  /** Absent: nothing was found. */
  readonly found?: FoundFault
}

/** A scenario in which something happens that must never happen, made as small as it would go. */
export interface FoundFault extends SimulationResult {
  readonly scenario: Scenario
  readonly seed: number
  readonly path: string
}

/** So many scenarios have one seed. */
export const scenariosOfSeed = 50

/** A scenario is made smaller by trying this many others at most. */
const mostTries = 300

/** Looks for a scenario in which something happens that must never happen. */
export const search = async ({ seed, path, isOver }: SearchOptions): Promise<Search> => {
  let scenarios = 0
  for (let next = seed; ; next = (next + 1) >>> 0) {
    let tries = 0
    const property = fc.asyncProperty(anyScenario, async (scenario) => {
      if (tries > mostTries) return
      const { findings } = await simulate(scenario)
      if (tries > 0 || findings.length > 0) tries++
      else scenarios++
      if (findings.length > 0) throw new Error(findings.join('\n'))
    })
    const { counterexample, counterexamplePath } = await fc.check(property, {
      seed: next,
      numRuns: scenariosOfSeed,
      ...(path === undefined ? {} : { path }),
    })
    const [scenario] = counterexample ?? []
    if (scenario)
      return {
        scenarios,
        found: {
          ...(await simulate(scenario)),
          scenario,
          seed: next,
          path: counterexamplePath ?? '',
        },
      }
    if (path !== undefined || isOver(scenarios)) return { scenarios }
  }
}
