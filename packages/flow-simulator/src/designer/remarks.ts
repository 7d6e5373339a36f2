import type { Remark } from './connector-view.js'

/** Remarks by the place that they are about, each given out once at the most. */
export const createRemarks = (all: readonly Remark[]) => {
  const left = new Set(all)

  const take = (isMeant: (pointer: string) => boolean): Remark[] => {
    const found = [...left].filter(({ pointer }) => isMeant(pointer))
    for (const remark of found) left.delete(remark)
    return found
  }

  return {
    /** Those on a place itself. */
    at: (pointer: string) => (pointer === '' ? [] : take((it) => it === pointer)),
    /** Those on a place and on whatever is below it. */
    below: (pointer: string) => take((it) => it === pointer || it.startsWith(`${pointer}/`)),
    /** Those that have not been given out. */
    rest: () => [...left],
  }
}

/** What is left of remarks. */
export type Remarks = ReturnType<typeof createRemarks>
