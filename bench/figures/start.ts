import { join } from 'node:path'
import { appFolder } from '../../local/app-folder.js'
import { blankSettings } from '../../local/blank-settings.js'
import type { Figure, Measurement, Run } from '../figure.js'
import { asUrl, deployedFile, functionFiles } from '../start/function-files.js'
import { timeProcess } from '../start/time-process.js'
import { median, rounded, summary } from '../statistics.js'

const loader = join(appFolder, 'dist/bench/start/load-functions.js')

const settings = async () => ({
  ...process.env,
  ...(await blankSettings()),
  AzureWebJobsStorage: 'UseDevelopmentStorage=true',
  AzureAd__TenantId: '7e4a47ed-0000-4000-8000-000000000001',
  AzureAd__ClientId: '99999999-8888-4777-8666-555555555555',
  PUBLIC_BASE_URL: 'https://triggers.contoso.example',
  NODE_OPTIONS: '',
})

/** Starts two kinds of process in turn, so that noise hits both. */
const compare = async (
  { quick }: Run,
  ours: readonly string[],
  reference: readonly string[],
): Promise<Figure> => {
  const environment = await settings()
  const times: { ours: number[]; reference: number[] } = { ours: [], reference: [] }
  const runs = quick ? 5 : 15
  let functions = 0
  for (let i = 0; i <= runs; i++) {
    const first = await timeProcess(ours, environment)
    const second = await timeProcess(reference, environment)
    functions = Number(first.text)
    if (i === 0) continue // the first ones read the files from disk
    times.ours.push(first.milliseconds)
    times.reference.push(second.milliseconds)
  }
  if (!(functions > 0)) throw new Error('The process that was timed loaded no function')
  const [value, base] = [median(times.ours), median(times.reference)]
  return {
    value: rounded(value),
    unit: 'ms',
    reference: rounded(base),
    ratio: rounded(value / base),
    detail: { functions, ours: summary(times.ours), reference: summary(times.reference) },
  }
}

/** A fresh process that loads all functions, as they are deployed, beside one that does nothing. */
export const start: Measurement = {
  name: 'start',
  about: 'a fresh process that loads the app as it is deployed; an empty one',
  measure: (run) => compare(run, [loader, asUrl(deployedFile)], ['-e', '']),
}

/** What bundling saves. */
export const startBundled: Measurement = {
  name: 'start_bundled',
  about: 'a fresh process that loads the app as it is deployed, in one bundle; from its own files',
  measure: async (run) =>
    compare(run, [loader, asUrl(deployedFile)], [loader, ...(await functionFiles()).map(asUrl)]),
}
