import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'

/** The fixtures' folder, as a path from where the tests run. */
export const FIXTURES = relative('.', join(import.meta.dirname, '..', '..', 'test', 'fixtures'))

/** The files of the clean package by name. */
export const cleanFiles = (): Map<string, Buffer> => {
  const folder = join(FIXTURES, 'clean')
  return new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name))]))
}

/** The text of the clean definition. */
export const cleanDefinition = (): string =>
  readFileSync(join(FIXTURES, 'clean', 'apiDefinition.swagger.json'), 'utf8')
