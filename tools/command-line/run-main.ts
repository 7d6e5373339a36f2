import { readLocalSettings } from './local-settings.js'
import type { Environment } from '../../src/settings.js'
import { isStorageError } from '../../src/storage/storage-fault.js'
import { UsageError } from './usage-error.js'

/** What a command has to say: the result, for people or for pipes, and remarks beside it. */
export interface Said {
  readonly result?: string
  readonly remarks?: readonly string[]
  /** It did what it was asked to, and what it found is bad: the exit code is 1. */
  readonly bad?: boolean
}

const describe = (error: unknown, name: string): string => {
  if (isStorageError(error)) {
    // Some refusals come as XML, whole.
    const [, code] = /<Code>(\w+)<\/Code>/.exec(error.message) ?? []
    return `Storage refused or did not answer: ${code ?? error.message}`
  }
  if (error instanceof UsageError) return `${error.message}\n"npm run ${name} -- --help" shows how.`
  return error instanceof Error ? error.message : String(error)
}

/**
 * Runs the command line of `npm run {name}`: results go to standard output, remarks and faults to standard error. The exit code
 * is 2 for wrong usage, 1 for whatever else goes wrong.
 */
export const runMain = async (
  name: string,
  run: (args: readonly string[], environment: Environment) => Promise<Said>,
): Promise<void> => {
  try {
    const environment = { ...(await readLocalSettings(process.cwd())), ...process.env }
    const { result, remarks = [], bad = false } = await run(process.argv.slice(2), environment)
    if (result !== undefined) console.log(result)
    for (const remark of remarks) console.error(remark)
    if (bad) process.exitCode = 1
  } catch (error) {
    console.error(describe(error, name))
    process.exitCode = error instanceof UsageError ? 2 : 1
  }
}
