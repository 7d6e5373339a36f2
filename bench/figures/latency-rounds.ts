import type { Run } from '../figure.js'

/** Two samples of milliseconds: ours, and the reference. */
export interface Latencies {
  readonly ours: readonly number[]
  readonly reference: readonly number[]
}

/** Measures so many rounds, one after the other; answers all that they came to. */
export const latencyRounds = async (
  rounds: number,
  round: () => Promise<Latencies>,
  progress: Run['progress'],
): Promise<Latencies> => {
  const all: Latencies[] = []
  for (let i = 1; i <= rounds; i++) {
    all.push(await round())
    progress(`round ${i} of ${rounds}`)
  }
  return {
    ours: all.flatMap(({ ours }) => ours),
    reference: all.flatMap(({ reference }) => reference),
  }
}
