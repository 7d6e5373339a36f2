import functions, { type InvocationContext, type InvocationContextInit } from '@azure/functions'
import { logger, type Log } from '../../src/log.js'

/** One line, as it was logged. */
export interface LogLine {
  readonly level: string
  readonly text: string
  /** What the line says, parsed. */
  readonly fields: Readonly<Record<string, unknown>>
}

/** A function's context whose log lines are kept. */
export interface LoggedContext {
  readonly context: InvocationContext
  readonly log: Log
  readonly lines: readonly LogLine[]
  /** The lines' `event`s, in order. */
  readonly events: () => readonly unknown[]
  /** All that was logged, as one text. */
  readonly text: () => string
}

/** An invocation's real context and log, listened to. */
export const loggedContext = (init: InvocationContextInit = {}): LoggedContext => {
  const lines: LogLine[] = []
  const context = new functions.InvocationContext({
    ...init,
    logHandler: (level, ...args: unknown[]) => {
      const text = args.map(String).join(' ')
      lines.push({ level, text, fields: JSON.parse(text) as LogLine['fields'] })
    },
  })
  return {
    context,
    log: logger(context),
    lines,
    events: () => lines.map(({ fields }) => fields.event),
    text: () => lines.map(({ text }) => text).join('\n'),
  }
}
