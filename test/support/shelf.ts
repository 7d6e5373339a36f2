import type { Shelf } from '../../console/sign-in/session.js'

/** What a browser tab keeps, in memory. */
export const shelf = (): Shelf => {
  const kept = new Map<string, string>()
  return {
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => kept.set(key, value),
    removeItem: (key) => kept.delete(key),
  }
}
