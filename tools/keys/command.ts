import type { Said } from '../command-line/run-main.js'
import type { RandomBytes } from '../../src/keys/key-text.js'
import type { Environment } from '../../src/settings.js'

/** What a command works with. */
export interface Surroundings {
  readonly environment: Environment
  readonly catalogueFolder: string
  readonly now: () => Date
  readonly random: RandomBytes
}

/** One command: what stands after its name, and what it says when it is done. */
export type Command = (args: readonly string[], surroundings: Surroundings) => Promise<Said>
