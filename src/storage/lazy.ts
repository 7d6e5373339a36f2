/**
 * Makes a value at the first call and keeps it. A failure is not kept, the next call tries again; nor is a value that its maker has
 * been told to forget.
 */
export const lazy = <T>(make: (forget: () => void) => Promise<T>): (() => Promise<T>) => {
  let made: Promise<T> | undefined
  return () => {
    if (made) return made
    const forget = () => {
      if (made === making) made = undefined
    }
    const making: Promise<T> = make(forget).catch((error: unknown) => {
      forget()
      throw error
    })
    made = making
    return making
  }
}
