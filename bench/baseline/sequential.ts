/** The algorithm that this project began with: one POST after the other, each awaited. Answers how long all of them took. */
export const sequential = async (
  urls: readonly string[],
  post: (url: string) => Promise<unknown>,
  now: () => number,
): Promise<number> => {
  const start = now()
  for (const url of urls) await post(url)
  return (now() - start) / 1000
}
