/** Numbers that look random and are the same for the same seed: mulberry32, in the public domain. */
export interface Random {
  /** From 0 up to 1, which is left out. */
  readonly next: () => number
  /** A whole number between two, both included. */
  readonly between: (from: number, to: number) => number
  readonly pick: <T>(from: readonly [T, ...T[]]) => T
  readonly chance: (share: number) => boolean
}

/** A sequence of its own for each seed. */
export const seededRandom = (seed: number): Random => {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return {
    next,
    between,
    pick: (from) => from[between(0, from.length - 1)] ?? from[0],
    chance: (share) => next() < share,
  }
}
