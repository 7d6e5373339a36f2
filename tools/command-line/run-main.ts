import { CommanderError, type Command } from 'commander'
import { isStorageError } from '../../src/storage/storage-fault.js'
import { UsageError } from './usage-error.js'

/**
 * Does what this process's command line says. What is wrong goes to standard error: wrong usage with exit code 2 and the way to
 * the help, any other fault, as it is described, with exit code 1.
 */
export const runMain = async (
  program: Command,
  describe: (fault: unknown) => string = shortText,
): Promise<void> => {
  try {
    await program.parseAsync()
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return // It has shown its help.
    const wrongUsage = error instanceof UsageError
    const way = `"${program.name()} --help" shows how.`
    console.error(wrongUsage ? `${error.message}\n${way}` : describe(error))
    process.exitCode = wrongUsage ? 2 : 1
  }
}

/** Without causes: they may hold what nobody should read. */
const shortText = (fault: unknown): string => {
  if (!isStorageError(fault)) return fault instanceof Error ? fault.message : String(fault)
  // Some refusals come as XML, whole.
  const [, code] = /<Code>(\w+)<\/Code>/.exec(fault.message) ?? []
  return `Storage refused or did not answer: ${code ?? fault.message}`
}
