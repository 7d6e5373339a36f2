import crypto from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'

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
