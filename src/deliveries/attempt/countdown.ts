/** A time limit that is running. */
export interface Countdown {
  /** Brings the end closer, where it is further away than this. */
  readonly shorten: (milliseconds: number) => void
  readonly stop: () => void
}

/** Calls back after so long, unless it is stopped before. */
export type StartCountdown = (milliseconds: number, expired: () => void) => Countdown

const tickMs = 50

/** Time in which the process stalls does not count, but for more of it than this in all: nothing may go on for ever. */
const mostLagMs = 30_000

interface Running {
  ticks: number
  readonly latest: number
  readonly expired: () => void
}

/**
 * Counts down in ticks of a timer that all share, of which a process that stalls makes one only. What has arrived in the meantime is
 * read before anyone is told that time is over.
 */
export const countdowns = (monotonic = () => performance.now()): StartCountdown => {
  const running = new Set<Running>()
  let ticker: NodeJS.Timeout | undefined

  const tick = () => {
    const now = monotonic()
    for (const each of running) if (--each.ticks <= 0 || now > each.latest) setImmediate(end, each)
    if (running.size > 0) return
    clearInterval(ticker)
    ticker = undefined
  }
  const end = (each: Running) => {
    if (running.delete(each)) each.expired()
  }

  return (milliseconds, expired) => {
    const latest = monotonic() + milliseconds + mostLagMs
    const countdown = { ticks: ticksOf(milliseconds), latest, expired }
    running.add(countdown)
    // Whoever waits for an answer has a socket, which keeps the process alive.
    ticker ??= setInterval(tick, tickMs).unref()
    return {
      shorten: (to) => {
        countdown.ticks = Math.min(countdown.ticks, ticksOf(to))
      },
      stop: () => {
        running.delete(countdown)
      },
    }
  }
}

/** The first tick may come at once. */
const ticksOf = (milliseconds: number) => Math.ceil(milliseconds / tickMs) + 1
