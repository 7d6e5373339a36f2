import { readFileSync } from 'node:fs'
import {
  constants,
  PerformanceObserver,
  type NodeGCPerformanceDetail,
  type PerformanceEntry,
} from 'node:perf_hooks'

// Loaded into the host's process before anything else: tells now and then how much memory and time the process has used.

/** Whether it tells of a collection of the whole heap, not of its youngest part. */
const isMajor = (entry: PerformanceEntry & { readonly detail?: NodeGCPerformanceDetail }) =>
  entry.detail?.kind === constants.NODE_PERFORMANCE_GC_MAJOR

const everyMs = 100
const tellEveryMs = 200

/** Linux keeps the peak by itself; elsewhere it is the highest of what was seen. */
const keptPeak = (): number => {
  try {
    return Number(/^VmHWM:\s+(\d+) kB/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1]) * 1024
  } catch {
    return 0
  }
}

let peak = 0
let liveHeap = 0
let told = 0
new PerformanceObserver((list) => {
  // Only a few milliseconds late: what is under way by then is small.
  if (list.getEntries().some(isMajor)) liveHeap = Math.max(liveHeap, process.memoryUsage().heapUsed)
}).observe({ entryTypes: ['gc'] })
setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss())
  const now = Date.now()
  if (now - told < tellEveryMs) return
  told = now
  const { user, system } = process.cpuUsage()
  const usage = {
    peakRss: Math.max(peak, keptPeak() || 0),
    cpuMs: (user + system) / 1000,
    liveHeap,
  }
  console.log(`bench-probe ${JSON.stringify(usage)}`)
}, everyMs).unref()
