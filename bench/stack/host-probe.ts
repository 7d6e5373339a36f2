import { readFileSync } from 'node:fs'

// Loaded into the host's process before anything else: tells now and then how much memory and time the process has used.

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
let told = 0
setInterval(() => {
  peak = Math.max(peak, process.memoryUsage.rss())
  const now = Date.now()
  if (now - told < tellEveryMs) return
  told = now
  const { user, system } = process.cpuUsage()
  const usage = { peakRss: Math.max(peak, keptPeak() || 0), cpuMs: (user + system) / 1000 }
  console.log(`bench-probe ${JSON.stringify(usage)}`)
}, everyMs).unref()
