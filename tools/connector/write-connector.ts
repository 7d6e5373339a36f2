import { join } from 'node:path'
import type { PlacedFault } from '../../src/catalogue/file-fault.js'
import { accept, checkProject } from '../../src/catalogue/project.js'
import type { Said } from '../command-line/perform.js'
import { UsageError } from '../command-line/usage-error.js'
import { connectorPackage } from './connector-package.js'
import { defaultOptions, type PackageOptions } from './package-options.js'
import { readIcon } from './read-icon.js'
import { withoutTenant } from './tenant-id.js'
import { writePackage } from './write-package.js'

/** What is asked for otherwise than connector.json says. */
export type Changes = Partial<Omit<PackageOptions, 'icon' | 'identity'>>

/** Writes the package of a project's catalogue, to the project's connector/ unless another folder is named. */
export const writeConnector = (
  folder: string,
  changes: Changes,
  out = join(folder, 'connector'),
): Said => {
  const checked = checkProject(folder)
  const { catalogue, connector: identity } = accept(folder, checked)
  const options = { ...defaultOptions(identity), ...changes }
  const languages = Object.keys(identity.texts)
  if (!languages.includes(options.locale))
    throw new UsageError(
      `--locale: connector.json has no texts in "${options.locale}". It has: ${languages.join(', ')}.`,
    )
  const { icon, fault } = readIcon(folder, identity)
  if (fault !== undefined) throw new Error(`connector.json: ${fault}.`)
  const files = connectorPackage(catalogue.eventTypes, { ...options, ...(icon && { icon }) })
  const changed = writePackage(out, files)
  return {
    result:
      changed.length === 0 ? `${out} is up to date.` : `Wrote ${changed.join(', ')} to ${out}`,
    remarks: options.deploy ? [...placeholders(checked.faults, changes), ...signIn(options)] : [],
  }
}

const signIn = ({ auth, tenant }: PackageOptions) =>
  auth === 'entra' && tenant === undefined ? [withoutTenant] : []

/** What connector.json still has of the sample, but for what the command line says otherwise. */
const placeholders = (faults: readonly PlacedFault[], changes: Changes): string[] =>
  faults
    .filter(({ path }) => !(path.slice(1) in changes))
    .map(({ file, line, path, message }) => `Warning: ${file}:${line} ${path} ${message}.`)
