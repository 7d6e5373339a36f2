import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { shownPath } from '../check-path.js'
import { CONFIG_FILE } from './config-file.js'
import type { Grades } from './grades.js'
import { readConfig } from './read-config.js'

/** The grades for what stands at a path: from the file beside it or in the nearest folder above it. */
export const gradesFor = (path: string): Grades => {
  const start = resolve(statSync(path).isDirectory() ? path : dirname(path))
  const found = foldersFrom(start)
    .map((folder) => join(folder, CONFIG_FILE))
    .find((file) => existsSync(file))
  return found === undefined ? {} : readConfig(readFileSync(found), shownPath(found))
}

const foldersFrom = (folder: string): string[] => {
  const above = dirname(folder)
  return above === folder ? [folder] : [folder, ...foldersFrom(above)]
}
