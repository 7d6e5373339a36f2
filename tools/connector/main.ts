import { fileURLToPath } from 'node:url'
import { loadCatalogue } from '../../src/catalogue/catalogue.js'
import { connectorPackage } from './connector-package.js'
import { help, parseOptions } from './options.js'
import { writePackage } from './write-package.js'

const inApp = (folder: string) => fileURLToPath(new URL(`../../../${folder}`, import.meta.url))

try {
  const options = parseOptions(process.argv.slice(2))
  if (options === 'help') console.log(help)
  else {
    const { eventTypes } = loadCatalogue(inApp('catalogue'))
    const out = options.out ?? inApp('connector')
    const changed = writePackage(out, connectorPackage(eventTypes, options))
    console.log(
      changed.length === 0 ? `${out} is up to date.` : `Wrote ${changed.join(', ')} to ${out}`,
    )
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
