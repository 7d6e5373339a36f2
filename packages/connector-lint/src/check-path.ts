import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { checkDefinition } from './check-definition.js'
import { checkPackage } from './check-package.js'
import type { Finding } from './finding.js'
import { replacesHost } from './model/policies.js'
import type { CheckOptions } from './run-rules.js'

const DEFINITION = /^apidefinition(\.swagger)?\.json$/i

/** A path as reports show it, on every system with slashes. */
export const shownPath = (path: string): string =>
  path.replaceAll('\\', '/').replace(/(?<=.)\/+$/, '')

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name)

/** What a definition's neighbour says of it: alone it does not tell that a policy replaces its host. */
const besides = (path: string): Pick<CheckOptions, 'hostIsReplaced'> => {
  const properties = join(dirname(path), 'apiProperties.json')
  const isOne = DEFINITION.test(basename(path)) && existsSync(properties)
  return isOne ? { hostIsReplaced: replacesHost(readFileSync(properties)) } : {}
}

/** Checks a definition file or a package folder; throws when the path cannot be read. */
export const checkPath = (path: string, options: CheckOptions = {}): Finding[] => {
  if (!statSync(path).isDirectory()) {
    return checkDefinition(readFileSync(path), shownPath(path), { ...options, ...besides(path) })
  }
  const files = filesIn(path).map((name): [string, Buffer] => [
    name,
    readFileSync(join(path, name)),
  ])
  return checkPackage({ folder: shownPath(path), files: new Map(files) }, options)
}

/**
 * The packages at or below a folder: itself when it holds a definition or has no folder that does, else each of those
 * below; a file is itself.
 */
export const packagesAt = (path: string): string[] => {
  if (!statSync(path).isDirectory()) return [path]
  const holds = filesIn(path).some((name) => DEFINITION.test(name))
  const below = holds
    ? []
    : readdirSync(path, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && !/^(\.|node_modules$)/.test(entry.name))
        .flatMap(({ name }) => definingFolders(join(path, name)))
  return below.length === 0 ? [path] : below.sort()
}

const definingFolders = (path: string): string[] => {
  const [first = path, ...others] = packagesAt(path)
  const isEmpty = others.length === 0 && first === path
  return isEmpty && !filesIn(path).some((name) => DEFINITION.test(name)) ? [] : [first, ...others]
}
