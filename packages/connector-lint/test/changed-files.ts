import type { PackageCase } from './cases/package-case.js'
import { cleanFiles } from './clean-package.js'
import { editJson } from './edit-json.js'

/** The files of the clean package with the change of a case made. */
export const changedFiles = ([, , , , name, change]: PackageCase): Map<string, Buffer> => {
  const files = cleanFiles()
  if (change === undefined) files.delete(name)
  else if (Buffer.isBuffer(change)) files.set(name, change)
  else files.set(name, Buffer.from(editJson(String(files.get(name)), change)))
  return files
}
