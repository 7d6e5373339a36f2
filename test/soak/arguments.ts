import { parseArgs } from 'node:util'

/** The parts of a soak, in the order in which they are run. */
export const stages = ['kills', 'many', 'stream'] as const

/** One part. */
export type Stage = (typeof stages)[number]

/** What a soak is asked to do. */
export interface SoakArguments {
  readonly help: boolean
  readonly minutes: number
  readonly seed: number
  readonly hosts: number
  readonly only: readonly Stage[]
}

const number = (name: string, text: string, from: number, to: number): number => {
  const value = Number(text)
  if (text.trim() !== '' && value >= from && value <= to) return value
  throw new Error(`--${name} must be a number from ${from} to ${to}, not "${text}".`)
}

/** The arguments after `npm run soak --`. Throws what is wrong with them, in words. */
export const parseSoakArguments = (
  args: readonly string[],
  newSeed: () => number,
): SoakArguments => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean', default: false },
      minutes: { type: 'string', default: '10' },
      seed: { type: 'string' },
      hosts: { type: 'string', default: '3' },
      only: { type: 'string', default: stages.join(',') },
    },
  })
  const asked = values.only.split(',').map((name) => name.trim())
  const unknown = asked.filter((name) => !stages.some((stage) => stage === name))
  if (unknown.length > 0)
    throw new Error(`There is no stage "${unknown.join('", "')}". There are: ${stages.join(', ')}.`)
  return {
    help: values.help,
    minutes: number('minutes', values.minutes, 0.1, 10_000),
    seed: values.seed === undefined ? newSeed() : number('seed', values.seed, 0, 2 ** 32 - 1),
    hosts: Math.floor(number('hosts', values.hosts, 2, 4)),
    only: stages.filter((stage) => asked.includes(stage)),
  }
}
