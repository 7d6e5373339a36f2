import { fileURLToPath } from 'node:url'
import { loadProject } from '../../src/catalogue/project.js'

/** The project that tests are about, whatever this repository's own catalogue/ has become: the shop that comes with it. */
export const groceryFolder = fileURLToPath(
  new URL('../../../test/fixtures/grocery/', import.meta.url),
)

/** What the shop has written. */
export const grocery = loadProject(groceryFolder)
