/** What a host's process holds after its garbage was collected, in bytes. */
export interface HostMemory {
  readonly heap: number
  readonly rss: number
}

// Runs within the host: collects garbage now and then, and says what is left.
const probe = `
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc')
setInterval(() => {
  collect()
  const { heapUsed: heap, rss } = process.memoryUsage()
  console.log('soak-memory ' + JSON.stringify({ heap, rss }))
}, 5000).unref()`

/** NODE_OPTIONS by which a host tells what it holds. */
export const memoryOptions = (inherited = ''): string =>
  `${inherited} --import data:text/javascript,${encodeURIComponent(probe)}`.trim()

/** Picks what a host tells out of its log. */
export const followMemory = () => {
  const told: HostMemory[] = []
  return {
    read: (line: string) => {
      const [, json] = /^soak-memory (\{.*\})$/.exec(line) ?? []
      if (json !== undefined) told.push(JSON.parse(json) as HostMemory)
    },
    told: (): readonly HostMemory[] => told,
  }
}
