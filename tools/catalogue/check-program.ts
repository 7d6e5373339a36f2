import { relative, resolve } from 'node:path'
import { Option, type Command } from 'commander'
import type { PlacedFault } from '../../src/catalogue/file-fault.js'
import { createProgram } from '../command-line/create-program.js'
import type { Perform, Said } from '../command-line/perform.js'
import { UsageError } from '../command-line/usage-error.js'
import { findFaults } from './find-faults.js'
import { formats, reportFaults, type Format } from './report-faults.js'

interface Asked {
  readonly deploy?: boolean
  readonly format: Format
}

/** `npm run catalogue:check`, in the project's folder. */
export const checkProgram = (perform: Perform<string>): Command =>
  createProgram(
    'npm run catalogue:check --',
    'Checks connector.json and catalogue/: each fault with its place, and how to mend it.',
  )
    .argument('[files...]', 'tell of these only, such as catalogue/instore.json')
    .option('--deploy', 'what is still a placeholder is an error')
    .addOption(new Option('--format <kind>', 'how to tell').choices(formats).default('text'))
    .addHelpText('after', '\nThe exit code is 1 where there is an error, 2 for wrong usage.')
    .action((files: readonly string[], { deploy = false, format }: Asked) =>
      perform((folder) => check(folder, files, { deploy, format })),
    )

const check = (folder: string, files: readonly string[], { deploy, format }: Asked): Said => {
  const { eventTypes, faults: all } = findFaults(folder)
  const named = files.map((file) => relative(folder, resolve(folder, file)).replaceAll('\\', '/'))
  const strange = named.find((file) => !/^(connector|catalogue\/[^/]+)\.json$/.test(file))
  if (strange !== undefined)
    throw new UsageError(`${strange} is neither connector.json nor in catalogue/.`)
  const faults = all
    .filter(({ file }) => named.length === 0 || named.includes(file))
    .map((fault) => (deploy === true ? { ...fault, isWarning: false } : fault))
  const bad = faults.some(({ isWarning = false }) => !isWarning)
  if (format !== 'text') return { result: reportFaults(faults, format), bad }
  const names = eventTypes.map(({ name }) => name).join(', ')
  const remark = bad ? counted(faults) : `Correct: ${names}. ${counted(faults)}`
  return { ...(faults.length > 0 && { result: reportFaults(faults, format) }), remarks: [remark], bad }
}

const counted = (faults: readonly PlacedFault[]): string => {
  const warnings = faults.filter(({ isWarning = false }) => isWarning).length
  const several = (count: number, what: string) => `${count} ${what}${count === 1 ? '' : 's'}`
  return warnings === faults.length
    ? `${several(warnings, 'warning')}.`
    : `${several(faults.length - warnings, 'error')}, ${several(warnings, 'warning')}.`
}
