import type { PlacedFault } from './file-fault.js'

/** Throws one error that names all faults but warnings; `npm run catalogue:check` tells more of each. */
export const refuse = (faults: readonly PlacedFault[]): void => {
  const lines = faults
    .filter(({ isWarning }) => isWarning !== true)
    .map(({ file, path, message }) => `${file}${path}: ${message}`)
  if (lines.length > 0) throw new Error(`The catalogue is not usable:\n  ${lines.join('\n  ')}`)
}
