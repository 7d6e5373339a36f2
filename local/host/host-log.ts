import type { LogLevel } from './functions-core.js'

/** Tells of one thing that happened; `source` is the name of the function that it is about, `app` or `host`. */
export type HostLog = (level: LogLevel, source: string, text: string) => void

const levels: readonly LogLevel[] = [
  'trace',
  'debug',
  'information',
  'warning',
  'error',
  'critical',
  'none',
]

/** Whether the text is one of the levels that host.json may name, in any case. */
export const parseLogLevel = (text: string): LogLevel | undefined =>
  levels.find((level) => level === text.toLowerCase())

/** Writes `time level source: text` for each thing that happens at the minimum level or above. */
export const hostLog =
  (write: (line: string) => void, minimum: LogLevel, now = () => new Date()): HostLog =>
  (level, source, text) => {
    if (levels.indexOf(level) < levels.indexOf(minimum)) return
    write(`${now().toISOString()} ${level.padEnd('information'.length)} ${source}: ${text}`)
  }

/** An error and its causes in one line, with the place of the app's code where it was thrown. */
export const describeError = (error: unknown): string => {
  if (!(error instanceof Error)) return `Thrown: ${String(error)}`
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? []
  const place = frames.find((line) => !/node_modules|node:/.test(line))?.trim()
  const text = `${error.name}: ${error.message}`.replaceAll(/\s*\n\s*/g, ' ')
  const cause = error.cause === undefined ? '' : ` | cause: ${describeError(error.cause)}`
  return `${text}${place === undefined ? '' : ` (${place})`}${cause}`
}
