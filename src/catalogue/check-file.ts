import { Ajv } from 'ajv'
import { default as addFormats } from 'ajv-formats'
import { fileFault } from './describe-error.js'
import type { FileFault } from './file-fault.js'

const ajv = addFormats.default(new Ajv({ allErrors: true, verbose: true }))

/** What reads a file's value. */
type ReadFile<T> = (value: unknown) => T | readonly FileFault[]

/** A file's value as what its format says, or all that is wrong with it. */
export const checkFile = <T>(format: object): ReadFile<T> => {
  const fits = ajv.compile<T>(format)
  return (value) => {
    if (fits(value)) return value
    // That a name is wrong is said by the error about the name.
    return (fits.errors ?? []).filter(({ keyword }) => keyword !== 'propertyNames').map(fileFault)
  }
}
