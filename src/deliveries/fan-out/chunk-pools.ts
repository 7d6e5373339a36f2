import { longestWaitMs, type ProcessLimits } from '../limits/process-limits.js'
import { weightedLimiter } from '../limits/weighted-limiter.js'
import { admitChunk, type AdmitChunk, type AdmitChunkParts, type ChunkPool } from './admit-chunk.js'
import { keptPages } from './recipient-page.js'

/** How a process admits chunks: those that are delivered on the spot, and those that come from the queue. */
export interface ChunkPools {
  readonly onTheSpot: AdmitChunk
  readonly queued: AdmitChunk
}

/** What chunks are admitted by, and to what. */
export interface ChunkPoolsParts extends Omit<AdmitChunkParts, 'poolFor'> {
  readonly limits: Pick<ProcessLimits, 'deliveriesInPool' | 'keptWhileWaiting' | 'smallChunk'>
}

/** Three pools: events of one page, slices of larger ones, and whatever is so small that it must wait for neither. */
export const chunkPools = ({ limits, ...parts }: ChunkPoolsParts): ChunkPools => {
  const { deliveriesInPool, keptWhileWaiting, smallChunk } = limits
  const pool = (): ChunkPool => ({
    admit: weightedLimiter(deliveriesInPool, longestWaitMs),
    keep: keptPages(keptWhileWaiting),
  })
  const small = pool()
  const admitTo = (larger: ChunkPool) =>
    admitChunk({ ...parts, poolFor: (weight) => (weight <= smallChunk ? small : larger) })
  return { onTheSpot: admitTo(pool()), queued: admitTo(pool()) }
}
