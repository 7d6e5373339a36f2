import { join } from 'node:path'
import { projectFolder } from './command-line/project-folder.js'
import { readEnvironment } from './command-line/read-environment.js'
import type { Environment } from '../src/settings.js'

/** Where an operator's command finds the app, its catalogue and the time, and to whom it tells how far it has come. */
export interface Surroundings {
  readonly environment: Environment
  readonly catalogueFolder: string
  readonly now: () => Date
  readonly progress: (line: string) => void
}

/** Those of this process: progress goes to standard error. */
export const realSurroundings = async (): Promise<Surroundings> => ({
  environment: await readEnvironment(),
  catalogueFolder: join(projectFolder(), 'catalogue'),
  now: () => new Date(),
  progress: (line) => {
    console.error(line)
  },
})
