import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'

/** Numbers from 0 to 1, always the same for a seed (mulberry32). */
export const seededRandom = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Has all of the process's random numbers, bytes and UUIDs come from one source; answers what undoes it. */
export const seedProcess = (random: () => number): (() => void) => {
  const real = { randomBytes: crypto.randomBytes, randomUUID: crypto.randomUUID }
  const realRandom = Math.random
  const bytes = (size: number) => Buffer.from(Array.from({ length: size }, () => random() * 256))
  const hex = (size: number) => bytes(size).toString('hex')
  Object.assign(crypto, {
    randomBytes: bytes,
    randomUUID: () => `${hex(4)}-${hex(2)}-4${hex(2).slice(1)}-8${hex(2).slice(1)}-${hex(6)}`,
  })
  Math.random = random
  syncBuiltinESMExports()
  return () => {
    Object.assign(crypto, real)
    Math.random = realRandom
    syncBuiltinESMExports()
  }
}
