/** The fewest letters to insert, delete, replace or swap with their neighbour that turn one word into another. */
const editDistance = (from: string, to: string): number => {
  let beforeLast: number[] = []
  let last = Array.from({ length: to.length + 1 }, (_, index) => index)
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row]
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1]
      const swapped =
        row > 1 &&
        column > 1 &&
        from[row - 1] === to[column - 2] &&
        from[row - 2] === to[column - 1]
      current[column] = Math.min(
        (last[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (last[column - 1] ?? 0) + (same ? 0 : 1),
        swapped ? (beforeLast[column - 2] ?? 0) + 1 : Infinity,
      )
    }
    beforeLast = last
    last = current
  }
  return last[to.length] ?? 0
}

const FURTHEST = 3

/** The word nearest to another, when it is near enough to be what was meant. */
export const nearestWord = (word: string, words: Iterable<string>): string | undefined => {
  // A name longer than any real one is no slip of the pen, and comparing it would take long.
  if (word.length > 60) return undefined
  const [nearest] = [...words]
    .filter((candidate) => Math.abs(candidate.length - word.length) <= FURTHEST)
    .map((candidate) => ({
      candidate,
      distance: editDistance(word.toLowerCase(), candidate.toLowerCase()),
    }))
    .sort((one, other) => one.distance - other.distance)
  return nearest && nearest.distance <= FURTHEST ? nearest.candidate : undefined
}
