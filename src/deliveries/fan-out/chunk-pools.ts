import { longestWaitMs, type ProcessLimits } from '../limits/process-limits.js'
import { weightedLimiter, type WeightedLimiter } from '../limits/weighted-limiter.js'
import { admitChunk, type AdmitChunk, type AdmitChunkParts } from './admit-chunk.js'

/** How a process admits chunks: those that are delivered on the spot, and those that come from the queue. */
export interface ChunkPools {
  readonly onTheSpot: AdmitChunk
  readonly queued: AdmitChunk
}

/** What chunks are admitted by, and to what. */
export interface ChunkPoolsParts extends Omit<AdmitChunkParts, 'admitTo'> {
  readonly limits: Pick<ProcessLimits, 'deliveriesInPool' | 'smallChunk'>
}

/** Three pools: events of one page, slices of larger ones, and whatever is so small that it must wait for neither. */
export const chunkPools = ({ limits, ...parts }: ChunkPoolsParts): ChunkPools => {
  const { deliveriesInPool, smallChunk } = limits
  const pool = () => weightedLimiter(deliveriesInPool, longestWaitMs)
  const small = pool()
  const beside = (larger: WeightedLimiter) =>
    admitChunk({ ...parts, admitTo: (weight) => (weight <= smallChunk ? small : larger) })
  return { onTheSpot: beside(pool()), queued: beside(pool()) }
}
