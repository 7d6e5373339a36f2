/** A call that ends when it is told to. */
export const openCall = () => {
  let end: (value?: string) => void = () => undefined
  const promise = new Promise<string | undefined>((resolve) => (end = resolve))
  return {
    run: () => promise,
    end: (value?: string) => {
      end(value)
    },
  }
}
