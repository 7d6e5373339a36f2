import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { format, resolveConfig } from 'prettier'
import { markdownTable, type Figures } from './figure-table.js'

/** Between these, a document's table of figures is replaced. */
export const marks = { begin: '<!-- figures -->', end: '<!-- end of figures -->' } as const

const writeFormatted = async (path: string, text: string): Promise<void> => {
  await writeFile(path, await format(text, { ...(await resolveConfig(path)), filepath: path }))
}

/** The figures that a file holds of earlier runs; none when there is no such file. */
export const readFigures = async (path: string): Promise<Figures> =>
  existsSync(path) ? (JSON.parse(await readFile(path, 'utf8')) as Figures) : {}

/** Writes figures as JSON, laid out as all files of this project are. */
export const writeJson = (path: string, figures: Figures): Promise<void> =>
  writeFormatted(path, JSON.stringify(figures, null, 2))

/** A document with what stands between its marks replaced. */
export const replaceMarked = (text: string, replacement: string): string => {
  const [from, to] = [text.indexOf(marks.begin), text.indexOf(marks.end)]
  if (from < 0 || to < from)
    throw new Error(`The document lacks the marks ${marks.begin} and ${marks.end}`)
  return `${text.slice(0, from + marks.begin.length)}\n\n${replacement}\n\n${text.slice(to)}`
}

/** Puts a table of figures, and how they came about, between a document's marks. */
export const writeDocument = async (
  path: string,
  figures: Figures,
  circumstances: string,
): Promise<void> => {
  const table = `${circumstances}\n\n${markdownTable(figures)}`
  await writeFormatted(path, replaceMarked(await readFile(path, 'utf8'), table))
}
