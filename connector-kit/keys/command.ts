import type { RandomBytes } from '../../src/keys/key-text.js'
import type { Environment } from '../../src/settings.js'

/** What a command works with. */
export interface Surroundings {
  readonly environment: Environment
  readonly catalogueFolder: string
  readonly now: () => Date
  readonly random: RandomBytes
}

/** What a command has to say: the result, for people or for pipes, and remarks beside it. */
export interface Said {
  readonly result?: string
  readonly remarks?: readonly string[]
}

/** One command: what stands after its name, and what it says when it is done. */
export type Command = (args: readonly string[], surroundings: Surroundings) => Promise<Said>
