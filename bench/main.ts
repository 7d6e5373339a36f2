import { describeFault } from '../local/describe-fault.js'
import { parseBenchArguments, type BenchArguments } from './arguments.js'
import { figureTable, type Figures } from './figure-table.js'
import { machine } from './machine.js'
import { measureAll } from './measure-all.js'
import { measurements } from './measurements.js'
import { readFigures, writeDocument, writeJson } from './write-results.js'

const names = measurements.map(({ name }) => name)

const help = `npm run bench                      measures everything (about twenty minutes) and prints a table
npm run bench -- --quick           a first impression (about five minutes)
npm run bench -- --only NAME,…     only these figures
npm run bench -- --json FILE       writes the figures to FILE too; those that it holds and that were not measured are kept
npm run bench -- --document FILE   puts the table into a Markdown document, between its marks
npm run bench:plots -- --json FILE draws docs/benchmark-*.svg from such a file
npm run bench -- --help            this text

Each figure is a value beside a reference that is measured in the same run; docs/benchmark.md says how. The exit code is 1
when a delivery is missing or unexplained, or a figure could not be measured.

Figures: ${names.join(', ')}`

const bench = async ({ quick, only, json, document }: BenchArguments): Promise<number> => {
  const command = ['npm run bench --', ...process.argv.slice(2)].join(' ')
  const circumstances = `${quick ? 'A **quick** run, a first impression only: ' : ''}${machine()}; ${new Date().toISOString().slice(0, 10)}; \`${command}\``
  const print = (line: string) => {
    console.error(line)
  }
  const chosen = measurements.filter(({ name }) => only.includes(name))
  const { figures, faults } = await measureAll(chosen, { quick, print })
  console.log(`\n${circumstances}\n\n${figureTable(figures)}`)
  // What was not measured this time is kept: each figure was measured in one run with its own reference.
  const earlier = json === undefined ? {} : await readFigures(json)
  const all = inOrder({ ...earlier, ...figures })
  if (json !== undefined) await writeJson(json, all)
  if (document !== undefined) {
    const kept = Object.keys(all).length > Object.keys(figures).length
    await writeDocument(document, all, circumstances + (kept ? ' and before' : ''))
  }
  for (const fault of faults) console.error(`\nFAILED ${fault}`)
  return faults.length === 0 ? 0 : 1
}

const inOrder = (figures: Figures): Figures =>
  Object.fromEntries(
    names.flatMap((name) => {
      const figure = figures[name]
      return figure ? [[name, figure]] : []
    }),
  )

const parsed = (): BenchArguments | undefined => {
  try {
    return parseBenchArguments(process.argv.slice(2), names)
  } catch (error) {
    console.error(`${describeFault(error)}\n\n${help}`)
    return undefined
  }
}

const asked = parsed()
if (!asked) process.exitCode = 2
else if (asked.help) console.log(help)
else process.exitCode = await bench(asked)
