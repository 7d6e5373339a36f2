import { readFile } from 'node:fs/promises'
import { codeOf } from '../../src/connections/coded-error.js'

/** The text of a file; undefined where there is none. */
export const textOf = (path: string): Promise<string | undefined> =>
  readFile(path, 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  })
