import { join } from 'node:path'
import { loadCatalogue } from '../../src/catalogue/catalogue.js'
import type { Said } from '../command-line/perform.js'
import { connectorPackage } from './connector-package.js'
import type { PackageOptions } from './package-options.js'
import { writePackage } from './write-package.js'

/** Writes the package of the app's catalogue, to the app's connector/ unless another folder is named. */
export const writeConnector = (
  appFolder: string,
  options: PackageOptions,
  out = join(appFolder, 'connector'),
): Said => {
  const { eventTypes } = loadCatalogue(join(appFolder, 'catalogue'))
  const changed = writePackage(out, connectorPackage(eventTypes, options))
  return {
    result:
      changed.length === 0 ? `${out} is up to date.` : `Wrote ${changed.join(', ')} to ${out}`,
  }
}
