import type { Page } from './page.js'

/** When a search through pages has found enough for one look, or has looked for long enough. */
export interface ScanLimits {
  readonly enough: number
  readonly mostPages: number
}

/** Looks through pages for what fits, from a cursor on; where it stopped, the next look goes on. */
export const scanPages = async <T>(
  ask: (cursor: string | undefined) => Promise<Page<T>>,
  fits: (item: T) => boolean,
  { enough, mostPages }: ScanLimits,
  begin: string | undefined,
): Promise<Page<T>> => {
  let items: readonly T[] = []
  let cursor = begin
  for (let pages = 0; pages < mostPages && items.length < enough; pages++) {
    const page = await ask(cursor)
    items = [...items, ...page.items.filter(fits)]
    cursor = page.cursor
    if (cursor === undefined) break
  }
  return { items, cursor }
}
