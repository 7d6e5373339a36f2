import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { findAbove } from '../../find-above.js'
import { swaggerInitializer, swaggerPage } from './swagger-page.js'

/** A file of Swagger UI, as it is served. */
export interface SwaggerFile {
  readonly type: string
  readonly bytes: Uint8Array
  readonly etag: string
  /** Made by this app; the others are the package's, and change with it alone. */
  readonly isOurs: boolean
}

const javascript = 'text/javascript; charset=utf-8'

/** The only files of the package that are served: a name that is not here is no path, whatever it holds. */
const packaged: ReadonlyMap<string, string> = new Map([
  ['swagger-ui.css', 'text/css; charset=utf-8'],
  ['index.css', 'text/css; charset=utf-8'],
  ['swagger-ui-bundle.js', javascript],
  ['favicon-16x16.png', 'image/png'],
  ['favicon-32x32.png', 'image/png'],
])

/** The file of this name, '' for the page itself; undefined when there is none. */
export const swaggerFile = async (
  name: string,
  publicBaseUrl: string,
): Promise<SwaggerFile | undefined> => {
  if (name === '' || name === 'index.html') {
    return fileOf(Buffer.from(swaggerPage(publicBaseUrl)), 'text/html; charset=utf-8', true)
  }
  if (name === 'initializer.js') return fileOf(Buffer.from(swaggerInitializer), javascript, true)
  const type = packaged.get(name)
  if (type === undefined) return undefined
  const kept = read.get(name) ?? fileOf(await readFile(join(folder, name)), type, false)
  read.set(name, kept)
  return kept
}

/** Made by the build, of the package's files. */
const folder = dirname(findAbove(import.meta.url, 'swagger-ui/swagger-ui.css'))

const read = new Map<string, SwaggerFile>()

const fileOf = (bytes: Uint8Array, type: string, isOurs: boolean): SwaggerFile => ({
  type,
  bytes,
  etag: `"${createHash('sha256').update(bytes).digest('base64url')}"`,
  isOurs,
})
