/** What all of them come to, once the last one is over: where one fails, none is under way any more when its failure is thrown. */
export const allOver = async <T>(all: readonly Promise<T>[]): Promise<readonly T[]> => {
  await Promise.allSettled(all)
  return Promise.all(all)
}
