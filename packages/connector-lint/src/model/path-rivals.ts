/** What stands at paths, by the segments of these. */
interface Branch<Item> {
  readonly below: Map<string, Branch<Item>>
  readonly ends: Item[]
}

// Whatever a variable is called, and whatever is around it in its segment, it can be any text.
const VARIABLE = '{}'

const segmentsOf = (path: string): string[] =>
  path
    .toLowerCase()
    .split('/')
    .map((segment) => (segment.includes('{') ? VARIABLE : segment))

const reached = <Item>(branch: Branch<Item>, segments: readonly string[], index = 0): Item[] => {
  const segment = segments[index]
  if (segment === undefined) return branch.ends
  const { below } = branch
  const ways =
    segment === VARIABLE ? [...below.values()] : [below.get(segment), below.get(VARIABLE)]
  return ways.flatMap((way) => (way ? reached(way, segments, index + 1) : []))
}

/** A function that finds, for a path, the items whose paths one request path could match as well, its own among them. */
export const pathRivals = <Item>(
  items: readonly Item[],
  pathOf: (item: Item) => string,
): ((path: string) => Item[]) => {
  const root: Branch<Item> = { below: new Map(), ends: [] }
  for (const item of items) {
    let branch = root
    for (const segment of segmentsOf(pathOf(item))) {
      const next = branch.below.get(segment) ?? { below: new Map(), ends: [] }
      branch.below.set(segment, next)
      branch = next
    }
    branch.ends.push(item)
  }
  return (path) => reached(root, segmentsOf(path))
}
