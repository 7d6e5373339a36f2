import type { Said } from '../command-line/run-main.js'
import type { Surroundings } from '../operation.js'

/** One command: what stands after its name, and what it says when it is done. */
export type Command = (args: readonly string[], surroundings: Surroundings) => Promise<Said>
