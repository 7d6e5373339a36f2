import { readEnvironment } from './command-line/read-environment.js'
import type { Environment } from '../src/settings.js'

/** Where an operator's command finds the app and the time, and to whom it tells how far it has come. */
export interface Surroundings {
  readonly environment: Environment
  readonly now: () => Date
  readonly progress: (line: string) => void
}

/** Those of this process: progress goes to standard error. */
export const realSurroundings = async (): Promise<Surroundings> => ({
  environment: await readEnvironment(),
  now: () => new Date(),
  progress: (line) => {
    console.error(line)
  },
})
