/** A place in a text file, both numbers counted from 1. */
export interface Position {
  readonly line: number
  readonly column: number
}

const lineStarts = (text: string): number[] => {
  const starts = [0]
  for (const { index, 0: newline } of text.matchAll(/\r\n|\r|\n/g)) {
    starts.push(index + newline.length)
  }
  return starts
}

/** A function from an offset to its line and column, for one text, whose lines are not looked for before one is asked. */
export const positions = (text: string): ((offset: number) => Position) => {
  let known: number[] | undefined
  return (offset) => {
    const starts = (known ??= lineStarts(text))
    let low = 0
    let high = starts.length - 1
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle - 1
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
  }
}
