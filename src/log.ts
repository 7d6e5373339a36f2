import type { InvocationContext } from '@azure/functions'
import { traceFields } from './telemetry/trace.js'

/** The facts of an outcome; never a payload, a token or a callback URL's query. */
export type LogFields = Readonly<Record<string, string | number | boolean | undefined>>

/** Writes one structured line per outcome: `{"event":"delivery.retry-queued","eventId":…}`. */
export interface Log {
  (event: string, fields: LogFields): void
  /** The same for what needs an operator; the cause adds its name, message and stack. */
  readonly error: (event: string, fields: LogFields, cause?: unknown) => void
}

/** What of a function's context the log needs. */
export type LogContext = Pick<InvocationContext, 'log' | 'error'>

/** Whether it is one: each function is handed a context beside what triggered it. */
export const isLogContext = (value: unknown): value is LogContext =>
  typeof value === 'object' && value !== null && 'log' in value && 'error' in value

/** The log of one invocation, so that its id goes with each line; and that of the trace, where there is one. */
export const logger = (context: LogContext): Log =>
  Object.assign(
    (event: string, fields: LogFields) => {
      context.log(JSON.stringify({ event, ...fields, ...traceFields() }))
    },
    {
      error: (event: string, fields: LogFields, cause?: unknown) => {
        context.error(JSON.stringify({ event, ...fields, ...causeOf(cause), ...traceFields() }))
      },
    },
  )

/**
 * The log of work that outlives its invocation: the worker complains of a line of one that is over, while the host keeps what the
 * worker's process prints.
 */
export const processLog: Log = logger(console)

const causeOf = (cause: unknown) =>
  cause instanceof Error ? { cause: `${cause.name}: ${cause.message}`, stack: cause.stack } : {}
