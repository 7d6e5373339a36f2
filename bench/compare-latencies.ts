import type { Figure } from './figure.js'
import { percentile, rounded, summary } from './statistics.js'

/** A figure of two samples of milliseconds: the p99 of ours beside that of the reference, with summaries of both. */
export const compareLatencies = (
  ours: readonly number[],
  reference: readonly number[],
  detail: Figure['detail'],
): Figure => ({
  value: rounded(percentile(ours, 0.99)),
  unit: 'ms',
  reference: rounded(percentile(reference, 0.99)),
  ratio: rounded(percentile(ours, 0.99) / percentile(reference, 0.99)),
  detail: { ...detail, ours: summary(ours), reference: summary(reference) },
})
