import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { appFolder } from '../../local/app-folder.js'

const functionsFolder = join(appFolder, 'dist/src/functions')

/** The app as it is deployed: one file. */
export const deployedFile = join(appFolder, 'dist/app/index.js')

/** The app's function files as they are compiled, in the order in which they are loaded. */
export const functionFiles = async (): Promise<readonly string[]> =>
  (await readdir(functionsFolder))
    .filter((name) => name.endsWith('.js'))
    .sort()
    .map((name) => join(functionsFolder, name))

/** As an argument of the process that loads it. */
export const asUrl = (path: string): string => pathToFileURL(path).href
