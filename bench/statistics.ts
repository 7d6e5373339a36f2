/** The value below or at which a share of all values lies, by nearest rank; NaN when there are none. */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN
}

/** The middle value; the mean of both for an even number of them. */
export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b)
  const [low = NaN, high = low] = sorted.slice((sorted.length - 1) >> 1, (sorted.length >> 1) + 1)
  return (low + high) / 2
}

/** A number with so many significant digits, still a number: more of them would be noise. */
export const rounded = (value: number, digits = 4): number => Number(value.toPrecision(digits))

/** What there is to know of a sample at a glance. */
export const summary = (values: readonly number[]) => {
  const sorted = values.toSorted((a, b) => a - b)
  return {
    samples: values.length,
    min: rounded(sorted[0] ?? NaN),
    p50: rounded(percentile(sorted, 0.5)),
    p99: rounded(percentile(sorted, 0.99)),
    max: rounded(sorted.at(-1) ?? NaN),
  }
}
