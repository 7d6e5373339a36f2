/** What the host's process has used so far. */
export interface HostUsage {
  /** Bytes. */
  readonly peakRss: number
  /** Of all its threads. */
  readonly cpuMs: number
  /** Bytes: the most that was left in the heap when it had just been collected, all of it; 0 when that has not happened yet. */
  readonly liveHeap: number
}

/** NODE_OPTIONS by which a host's process tells what it uses. */
export const probeOptions = (inherited = ''): string =>
  `${inherited} --import ${new URL('host-probe.js', import.meta.url).href}`.trim()

/** Picks the probe's lines out of a host's log, and keeps the newest. */
export const followUsage = () => {
  let newest: HostUsage = { peakRss: 0, cpuMs: 0, liveHeap: 0 }
  return {
    read: (line: string) => {
      const [, json] = /^bench-probe (\{.*\})$/.exec(line) ?? []
      if (json !== undefined) newest = JSON.parse(json) as HostUsage
    },
    usage: () => newest,
  }
}
