import { AsyncLocalStorage } from 'node:async_hooks'
import { resolve } from 'node:path'

/** Which of several test files in one process is being run; see scripts/together.mjs. */
export const testFiles = new AsyncLocalStorage<string>()

/** The path of the test file that this is called from. */
export const currentTestFile = (): string => resolve(testFiles.getStore() ?? process.argv[1] ?? '')
