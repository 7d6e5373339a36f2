import type { Remark } from './connector-view.js'

/** Where a text would stand among sorted ones. */
const placeIn = (sorted: readonly string[], text: string): number => {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? '') < text) low = middle + 1
    else high = middle
  }
  return low
}

/** Remarks by the place that they are about, each given out once at the most. */
export const createRemarks = (all: readonly Remark[]) => {
  const left = new Set(all)
  const byPointer = new Map<string, Remark[]>()
  for (const remark of all) {
    const { pointer } = remark
    const known = byPointer.get(pointer)
    if (known) known.push(remark)
    else byPointer.set(pointer, [remark])
  }
  const pointers = [...byPointer.keys()].sort()
  const order = new Map(all.map((remark, index) => [remark, index]))

  /** Those of some pointers that nobody has been given, in their order. */
  const take = (wanted: readonly string[]): Remark[] => {
    const found = wanted
      .flatMap((pointer) => byPointer.get(pointer) ?? [])
      .filter((it) => left.delete(it))
    return found.sort((one, other) => (order.get(one) ?? 0) - (order.get(other) ?? 0))
  }

  return {
    /** Those on a place itself. */
    at: (pointer: string) => (pointer === '' ? [] : take([pointer])),
    /** Those on a place and on whatever is below it. */
    below: (pointer: string) => {
      const inside = `${pointer}/`
      const first = placeIn(pointers, inside)
      let end = first
      while (pointers[end]?.startsWith(inside)) end += 1
      return take([pointer, ...pointers.slice(first, end)])
    },
    /** Those that have not been given out. */
    rest: () => [...left],
  }
}

/** What is left of remarks. */
export type Remarks = ReturnType<typeof createRemarks>
