import { parseArgs } from 'node:util'

/** What a run of the benchmark is asked to do. */
export interface BenchArguments {
  readonly help: boolean
  readonly quick: boolean
  /** Names of the figures to measure, in their usual order. */
  readonly only: readonly string[]
  /** Where the figures are written to. */
  readonly json?: string
  /** The document whose table of figures is replaced. */
  readonly document?: string
}

/** The arguments after `npm run bench --`. Throws what is wrong with them, in words. */
export const parseBenchArguments = (
  args: readonly string[],
  names: readonly string[],
): BenchArguments => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      help: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true },
      json: { type: 'string' },
      document: { type: 'string' },
    },
  })
  const asked = values.only?.flatMap((list) => list.split(',')).map((name) => name.trim())
  const unknown = asked?.filter((name) => !names.includes(name)) ?? []
  if (unknown.length > 0)
    throw new Error(`There is no figure "${unknown.join('", "')}". There are: ${names.join(', ')}.`)
  return {
    help: values.help,
    quick: values.quick,
    only: names.filter((name) => asked?.includes(name) ?? true),
    ...(values.json === undefined ? {} : { json: values.json }),
    ...(values.document === undefined ? {} : { document: values.document }),
  }
}
