import { describeFault } from '../local/describe-fault.js'
import { runMain } from '../tools/command-line/run-main.js'
import { benchProgram, type BenchOptions } from './bench-program.js'
import { figureTable, type Figures } from './figure-table.js'
import { machine } from './machine.js'
import { measureAll } from './measure-all.js'
import { measurements } from './measurements.js'
import { readFigures, writeDocument, writeJson } from './write-results.js'

const names = measurements.map(({ name }) => name)

const bench = async ({ quick, only, json, document }: BenchOptions): Promise<void> => {
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
  if (faults.length > 0) process.exitCode = 1
}

const inOrder = (figures: Figures): Figures =>
  Object.fromEntries(
    names.flatMap((name) => {
      const figure = figures[name]
      return figure ? [[name, figure]] : []
    }),
  )

await runMain(benchProgram(names, bench), describeFault)
