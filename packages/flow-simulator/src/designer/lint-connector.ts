import { readdirSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Remark } from './connector-view.js'

const inDefinition = (file: string) => !/(apiproperties|settings)\.json$|\.(md|png)$/i.test(file)

/**
 * What connector-lint says of a connector, given by its definition or its folder. It is loaded when it is needed: who plays flows only
 * does not wait for its rules.
 */
export const lintConnector = async (path: string): Promise<readonly Remark[]> => {
  const { checkDefinition, checkPackage } = await import('connector-lint')
  const findings = statSync(path).isDirectory()
    ? checkPackage({ folder: basename(path), files: filesIn(path) })
    : checkDefinition(readFileSync(path), basename(path))
  return findings.map(({ ruleId, severity, message, where, docs, pointer, line, file }) => ({
    ...{ ruleId, severity, message, where, docs, line, file },
    // A pointer into another file is no place of the definition.
    pointer: inDefinition(file) ? pointer : `${file}#${pointer}`,
  }))
}

const filesIn = (folder: string): ReadonlyMap<string, Uint8Array> =>
  new Map(
    readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ name }) => [name, readFileSync(join(folder, name))]),
  )
