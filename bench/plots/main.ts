import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { appFolder } from '../../local/app-folder.js'
import { describeFault } from '../../local/describe-fault.js'
import type { Figures } from '../figure-table.js'
import { costPlot, throughputPlot } from './benchmark-plots.js'
import { draw } from './draw.js'

const help = `npm run bench:plots                  draws docs/benchmark-*.svg from docs/benchmark.json
npm run bench:plots -- --json FILE   from another file that "npm run bench -- --json FILE" wrote
npm run bench:plots -- --help        this text`

const plots = { throughput: throughputPlot, cost: costPlot }

const drawAll = async (json: string): Promise<void> => {
  const figures = JSON.parse(await readFile(json, 'utf8')) as Figures
  for (const [name, plotOf] of Object.entries(plots)) {
    const plot = plotOf(figures)
    const path = join(appFolder, `docs/benchmark-${name}.svg`)
    if (plot.lines.every(({ points }) => points.length === 0)) {
      console.log(`${json} has no figures for ${path}`)
      continue
    }
    await writeFile(path, draw(plot))
    console.log(path)
  }
}

try {
  const { values } = parseArgs({
    options: {
      json: { type: 'string', default: join(appFolder, 'docs/benchmark.json') },
      help: { type: 'boolean', default: false },
    },
  })
  if (values.help) console.log(help)
  else await drawAll(values.json)
} catch (error) {
  console.error(`${describeFault(error)}\n\n${help}`)
  process.exitCode = 2
}
