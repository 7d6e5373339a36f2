import type { RandomBytes } from '../../src/keys/key-text.js'
import type { Environment } from '../../src/settings.js'

/** Where a command finds the app, its catalogue, the time and chance. */
export interface Surroundings {
  readonly environment: Environment
  readonly catalogueFolder: string
  readonly now: () => Date
  readonly random: RandomBytes
}
