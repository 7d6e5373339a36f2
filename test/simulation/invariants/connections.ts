import type { ProcessLimits } from '../../../src/deliveries/limits/process-limits.js'
import type { Instance } from '../instance.js'

/** What hangs at a callback may not hold up its next probe, of which there is one at a time. */
const probes = 1

/** What is to be said of a process that has just opened one more connection. */
export const judgeConnections = (
  { name, connections }: Pick<Instance, 'name' | 'connections'>,
  callback: string,
  { maxSockets, firstAttempts, retries }: ProcessLimits,
): readonly string[] => {
  const toOne = connections.get(callback) ?? 0
  const all = [...connections.values()].reduce((sum, count) => sum + count, 0)
  return [
    ...(all > maxSockets ? [`${name} has ${all} connections`] : []),
    ...(toOne > firstAttempts.maxPerCallback + retries.maxPerCallback + probes
      ? [`${name} has ${toOne} connections to one callback`]
      : []),
  ]
}
