import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { appFolder } from '../../local/app-folder.js'
import { describeFault } from '../../local/describe-fault.js'
import { runMain } from '../../tools/command-line/run-main.js'
import type { Figures } from '../figure-table.js'
import { costPlot, throughputPlot } from './benchmark-plots.js'
import { draw } from './draw.js'
import { plotsProgram } from './plots-program.js'

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

await runMain(plotsProgram(join(appFolder, 'docs/benchmark.json'), drawAll), describeFault)
