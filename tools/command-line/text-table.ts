/** Rows of text in columns that are as wide as their longest cell. */
export const textTable = (
  headings: readonly string[],
  rows: readonly (readonly string[])[],
): string => {
  const all = [headings, ...rows]
  const widths = headings.map((_, column) =>
    Math.max(...all.map((row) => row[column]?.length ?? 0)),
  )
  return all
    .map((row) =>
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
