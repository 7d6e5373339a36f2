import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { checkDefinition } from './check-definition.js'
import { checkPackage } from './check-package.js'
import type { Finding } from './finding.js'
import { readJson } from './json/json-document.js'
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
  return isOne ? { hostIsReplaced: replacesHost(readJson(readFileSync(properties)).value) } : {}
}

/** What stands at a path: the bytes of each file, and a check of them, whatever they have become since. */
export interface Checkable {
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly check: (files: ReadonlyMap<string, Uint8Array>, options?: CheckOptions) => Finding[]
}

/** Reads a definition file or a package folder; throws when the path cannot be read. */
export const readPath = (path: string): Checkable => {
  if (!statSync(path).isDirectory()) {
    const beside = besides(path)
    return {
      files: new Map([[path, readFileSync(path)]]),
      check: (files, options) => {
        const bytes = files.get(path) ?? new Uint8Array()
        return checkDefinition(bytes, shownPath(path), { ...options, ...beside })
      },
    }
  }
  const folder = shownPath(path)
  const named = (files: ReadonlyMap<string, Uint8Array>) =>
    new Map([...files].map(([file, bytes]) => [basename(file), bytes]))
  return {
    files: new Map(
      filesIn(path).map((name) => [join(path, name), readFileSync(join(path, name))] as const),
    ),
    check: (files, options) => checkPackage({ folder, files: named(files) }, options),
  }
}

/** Checks a definition file or a package folder; throws when the path cannot be read. */
export const checkPath = (path: string, options: CheckOptions = {}): Finding[] => {
  const { files, check } = readPath(path)
  return check(files, options)
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
