import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { shownPath } from '../check-path.js'
import { CONFIG_FILE } from './config-file.js'
import type { Config } from './grades.js'
import { readConfig } from './read-config.js'

const NOTHING: Config = { grades: {}, reasons: {} }

const foldersFrom = (folder: string): string[] => {
  const above = dirname(folder)
  return above === folder ? [folder] : [folder, ...foldersFrom(above)]
}

/** Finds the configuration for what stands at a path: beside it or in the nearest folder above; each is read once. */
export const configFinder = (): ((path: string) => Config) => {
  const known = new Map<string, Config>()
  return (path) => {
    const start = resolve(statSync(path).isDirectory() ? path : dirname(path))
    const found = foldersFrom(start)
      .map((folder) => join(folder, CONFIG_FILE))
      .find((file) => existsSync(file))
    if (found === undefined) return NOTHING
    const config = known.get(found) ?? readConfig(readFileSync(found), shownPath(found))
    known.set(found, config)
    return config
  }
}
