import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { findAbove } from '../../find-above.js'
import { mediaTypes, pageFile, type PageFile } from '../pages/page-file.js'
import { swaggerInitializer, swaggerPage } from './swagger-page.js'

/** The only files of the package that are served: a name that is not here is no path, whatever it holds. */
const packaged: ReadonlyMap<string, string> = new Map([
  ['swagger-ui.css', mediaTypes.css],
  ['index.css', mediaTypes.css],
  ['swagger-ui-bundle.js', mediaTypes.js],
  ['favicon-16x16.png', mediaTypes.png],
  ['favicon-32x32.png', mediaTypes.png],
])

/** The file of this name, '' for the page itself; undefined when there is none. */
export const swaggerFile = async (
  name: string,
  publicBaseUrl: string,
): Promise<PageFile | undefined> => {
  if (name === '' || name === 'index.html')
    return pageFile(swaggerPage(publicBaseUrl), mediaTypes.html)
  if (name === 'initializer.js') return pageFile(swaggerInitializer, mediaTypes.js)
  const type = packaged.get(name)
  if (type === undefined) return undefined
  // They are the package's, and change with it alone.
  const kept =
    read.get(name) ?? pageFile(await readFile(join(folder, name)), type, 'public, max-age=3600')
  read.set(name, kept)
  return kept
}

/** Made by the build, of the package's files. */
const folder = dirname(findAbove(import.meta.url, 'swagger-ui/swagger-ui.css'))

const read = new Map<string, PageFile>()
