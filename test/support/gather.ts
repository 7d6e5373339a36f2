import { Readable } from 'node:stream'

/** All that an async iterable yields. */
export const gather = async <T>(items: AsyncIterable<T>): Promise<T[]> => {
  const gathered: T[] = []
  for await (const item of items) gathered.push(item)
  return gathered
}

/** The items, one after the other, as a table would give them. */
export const stream = <T>(items: readonly T[]): AsyncIterable<T> => Readable.from(items)
