import type { HostMemory } from './host-memory.js'

const mebibyte = 1024 * 1024
const inMebibytes = (bytes: number) => `${Math.round(bytes / mebibyte)} MiB`

/** A host that has started is still filling what it keeps: for so long its memory tells nothing. */
const warmUp = 0.25
/** What is kept on purpose is bounded; more growth than this after the warm-up is a leak. */
const allowedGrowth = 1.5
const allowedBytes = 32 * mebibyte

const middleOf = (told: readonly HostMemory[]): number =>
  told.map(({ heap }) => heap).sort((a, b) => a - b)[Math.floor(told.length / 2)] ?? 0

/** What a host holds, in words. */
export const tellMemory = (told: readonly HostMemory[]): string => {
  const last = told.at(-1)
  return last ? `heap ${inMebibytes(last.heap)}, RSS ${inMebibytes(last.rss)}` : 'memory unknown'
}

/** What is wrong with the memory of a host that has lived throughout; nothing when it has not grown after its warm-up. */
export const memoryFaults = (told: readonly HostMemory[]): readonly string[] => {
  const steady = told.slice(Math.floor(told.length * warmUp))
  const part = Math.ceil(steady.length / 4)
  if (part === 0) return ['The host has not told what memory it uses.']
  const before = middleOf(steady.slice(0, part))
  const after = middleOf(steady.slice(-part))
  return after > before * allowedGrowth + allowedBytes
    ? [`The host’s heap has grown from ${inMebibytes(before)} to ${inMebibytes(after)}.`]
    : []
}
