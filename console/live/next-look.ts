const [first, growth, usualMost] = [1000, 1.5, 15_000] as const

/** In how many milliseconds to look again at what is pending, after so many looks that found it so: soon at first, then more rarely. */
export const nextLook = (looks: number, most: number = usualMost): number =>
  Math.min(most, Math.round(first * growth ** looks))
