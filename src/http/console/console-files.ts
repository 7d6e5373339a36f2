import { readdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { findAbove } from '../../find-above.js'
import { mediaTypes, pageFile, type PageFile } from '../pages/page-file.js'
import { consolePage } from './console-page.js'
import type { ConsoleSignIn } from './console-sign-in.js'

/** The file of this name, '' for the page itself; undefined when there is none. */
export const consoleFile = async (
  name: string,
  publicBaseUrl: string,
  signIn: ConsoleSignIn,
): Promise<PageFile | undefined> => {
  if (name === '') return pageFile(consolePage(publicBaseUrl, assets(), signIn), mediaTypes.html)
  const type = built().get(name)
  if (type === undefined) return undefined
  const kept =
    read.get(name) ??
    pageFile(await readFile(join(folder, name)), type, 'public, max-age=31536000, immutable')
  read.set(name, kept)
  return kept
}

/** Made by the build, of console/. */
const folder = findAbove(import.meta.url, 'console-page')

const types: Readonly<Record<string, string>> = { '.js': mediaTypes.js, '.css': mediaTypes.css }

let listed: ReadonlyMap<string, string> | undefined

/** The only files that are served, with their types: a name that is not here is no path, whatever it holds. */
const built = (): ReadonlyMap<string, string> =>
  (listed ??= new Map(
    readdirSync(folder).flatMap((name) => {
      const type = types[extname(name)]
      return type === undefined ? [] : [[name, type] as const]
    }),
  ))

const assets = () => {
  const names = [...built().keys()]
  const ending = (extension: string) => names.find((name) => name.endsWith(extension)) ?? ''
  return { script: ending('.js'), style: ending('.css') }
}

const read = new Map<string, PageFile>()
