import type { Figure } from './figure.js'
import { median, rounded } from './statistics.js'

/** A figure of deliveries a second: the median of ours beside that of the reference, with all runs of both. */
export const comparePaces = (
  ours: readonly number[],
  reference: readonly number[],
  detail: Figure['detail'],
): Figure => ({
  value: rounded(median(ours)),
  unit: 'deliveries/s',
  reference: rounded(median(reference)),
  ratio: rounded(median(ours) / median(reference)),
  detail: { ...detail, runs: ours.map(Math.round), referenceRuns: reference.map(Math.round) },
})
