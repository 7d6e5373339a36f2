import { Option, type Command } from 'commander'
import { lineStates } from '../src/operations/search/delivery-line.js'
import { wholeNumberFrom } from './command-line/number-from.js'

/** How much is told: when nothing is said of it, and at most. */
export interface Limits {
  readonly usual: number
  readonly most: number
}

const usualLimits: Limits = { usual: 50, most: 10_000 }

/** The option that says whose a thing is: what a tenant's operator sees is what is told. */
export const addTenant = (command: Command): Command =>
  command.requiredOption('--tenant <tenant id>', 'of this tenant', (text) =>
    text.trim().toLowerCase(),
  )

/** Adds the options that say how much is told, and how. */
export const addPaging = (command: Command, { usual, most } = usualLimits): Command =>
  command
    .addOption(
      new Option('--limit <n>', 'how many at most; a remark says how to go on')
        .argParser(wholeNumberFrom(1, most))
        .default(usual),
    )
    .option('--cursor <text>', 'goes on where such a remark says, with the same filters')
    .option('--json', 'for programs')

/** Adds the option for the state of deliveries. */
export const addState = (command: Command): Command =>
  command.addOption(new Option('--state <state>', 'in this state only').choices([...lineStates]))

/** Adds the options for a span of time. */
export const addSpan = (command: Command): Command =>
  command
    .option('--from <time>', 'of events fired then or later, as ISO 8601')
    .option('--until <time>', 'of events fired before, as ISO 8601')
