/** An outcome that the app has logged. */
export interface LogEvent {
  readonly event: string
  readonly subscriptionId?: string
  readonly oid?: string
  readonly eventId?: string
}

/** The outcome in a line of the host's log; undefined for a line that has none. */
export const readLogEvent = (line: string): LogEvent | undefined => {
  const [json] = /\{"event":".*\}$/.exec(line) ?? []
  if (json === undefined) return undefined
  try {
    return JSON.parse(json) as LogEvent
  } catch {
    return undefined
  }
}
