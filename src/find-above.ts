import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The nearest file of a name in a module's own folder or one above it: the same whether the module was compiled by
 * itself or bundled with others. Throws where there is none.
 */
export const findAbove = (moduleUrl: string, name: string): string => {
  for (let folder = dirname(fileURLToPath(moduleUrl)); ; folder = dirname(folder)) {
    const path = join(folder, name)
    if (existsSync(path)) return path
    if (folder === dirname(folder)) throw new Error(`There is no ${name} above ${moduleUrl}`)
  }
}
