import { currentInstance } from './instance.js'

/** What happened, line by line. */
export interface Trace {
  readonly say: (what: string) => void
  readonly text: () => string
}

/** A trace of a simulation that began at a time. */
export const newTrace = (now: () => number): Trace => {
  const began = now()
  const lines: (readonly [number, string, string])[] = []
  return {
    say: (what) => {
      lines.push([now(), currentInstance()?.name ?? '', what])
    },
    text: () =>
      lines
        .map(([at, name, what]) => {
          const seconds = ((at - began) / 1000).toFixed(3)
          return `${seconds.padStart(12)} ${name.padEnd(4)} ${what}`
        })
        .join('\n'),
  }
}
