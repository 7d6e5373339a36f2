import type { EventHead } from '../../events/find-events.js'

/** Events by where their records stand: those of one scope and one name of a type follow each other, so that one query finds them. */
export const runsOf = (page: readonly EventHead[]): readonly (readonly EventHead[])[] => {
  const runs = new Map<string, EventHead[]>()
  for (const event of page) {
    const partition = `${event.scope}:${event.eventType}`
    const run = runs.get(partition)
    if (run) run.push(event)
    else runs.set(partition, [event])
  }
  return [...runs.values()]
}
