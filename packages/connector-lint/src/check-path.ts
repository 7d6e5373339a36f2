import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { checkDefinition } from './check-definition.js'
import { checkPackage } from './check-package.js'
import type { Finding } from './finding.js'
import type { CheckOptions } from './run-rules.js'

/** A path as reports show it, on every system with slashes. */
export const shownPath = (path: string): string =>
  path.replaceAll('\\', '/').replace(/(?<=.)\/+$/, '')

/** Checks a definition file or a package folder; throws when the path cannot be read. */
export const checkPath = (path: string, options: CheckOptions = {}): Finding[] => {
  if (!statSync(path).isDirectory()) {
    return checkDefinition(readFileSync(path), shownPath(path), options)
  }
  const files = readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }): [string, Buffer] => [name, readFileSync(join(path, name))])
  return checkPackage({ folder: shownPath(path), files: new Map(files) }, options)
}
