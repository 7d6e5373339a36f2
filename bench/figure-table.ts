import type { Figure } from './figure.js'

/** Figures by their names, in the order in which they were measured. */
export type Figures = Readonly<Record<string, Figure>>

const heads = ['Figure', 'Value', 'Unit', 'Reference', 'Ratio']

/** A number as people read it. */
export const shown = (value: number): string =>
  Math.abs(value) >= 1000
    ? Math.round(value).toLocaleString('en')
    : String(Number(value.toPrecision(3)))

const cells = (figures: Figures): string[][] =>
  Object.entries(figures).map(([name, { value, unit, reference, ratio }]) => [
    name,
    shown(value),
    unit,
    shown(reference),
    shown(ratio),
  ])

/** Figures in columns, for a terminal. */
export const figureTable = (figures: Figures): string => {
  const rows = [heads, ...cells(figures)]
  const widths = heads.map((_, i) => Math.max(...rows.map((row) => row[i]?.length ?? 0)))
  const isText = (i: number) => i === 0 || i === 2
  return rows
    .map((row) =>
      row
        .map((cell, i) => (isText(i) ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** Figures as a table in Markdown. */
export const markdownTable = (figures: Figures): string =>
  [heads, heads.map((_, i) => (i === 0 || i === 2 ? '---' : '--:')), ...cells(figures)]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n')
