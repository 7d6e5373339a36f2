const minimumMs = 100

/**
 * How long to wait after so many empty polls in a row: 100 ms first, then a random exponential
 * back-off up to the maximum (`RandomizedExponentialBackoffStrategy.cs` in
 * Azure/azure-sdk-for-net).
 */
export const pollDelay = (emptyPolls: number, maximumMs: number, random: () => number): number => {
  if (emptyPolls <= 1) return minimumMs
  const growth = (0.8 + 0.4 * random()) * 2 ** (emptyPolls - 2) * minimumMs
  return Math.min(minimumMs + growth, maximumMs)
}
