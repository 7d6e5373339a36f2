import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { PNG } from 'pngjs'

/** Writes a package's files into a folder and answers the names of those that have changed. */
export const writePackage = (
  folder: string,
  files: Readonly<Record<string, string | Buffer>>,
): string[] => {
  mkdirSync(folder, { recursive: true })
  const stale = staleFiles(folder, files)
  for (const name of stale) writeFileSync(join(folder, name), files[name] ?? '')
  return stale
}

/** The names of the files that a folder lacks or has otherwise. */
export const staleFiles = (
  folder: string,
  files: Readonly<Record<string, string | Buffer>>,
): string[] =>
  Object.entries(files)
    .filter(([name, content]) => {
      const path = join(folder, name)
      if (!existsSync(path)) return true
      const present = readFileSync(path)
      return typeof content === 'string'
        ? present.toString().replaceAll('\r\n', '\n') !== content
        : !samePixels(present, content)
    })
    .map(([name]) => name)

/** Versions of zlib compress the same pixels to different bytes. */
const samePixels = (a: Buffer, b: Buffer) => PNG.sync.read(a).data.equals(PNG.sync.read(b).data)
