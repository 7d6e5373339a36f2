import { readFileSync } from 'node:fs'
import { decodeText } from '../json/decode-text.js'

/** The lines of a file; undefined when it cannot be read or is no text. */
export type Sources = (file: string) => readonly string[] | undefined

const linesOf = (file: string): string[] | undefined => {
  try {
    const bytes = readFileSync(file)
    return bytes.includes(0) ? undefined : decodeText(bytes).text.split(/\r\n|\r|\n/)
  } catch {
    return undefined
  }
}

/** The lines of files on disk, each read once. */
export const sourcesOnDisk = (): Sources => {
  const known = new Map<string, string[] | undefined>()
  return (file) => {
    if (!known.has(file)) known.set(file, linesOf(file))
    return known.get(file)
  }
}
