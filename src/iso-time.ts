const isoTime = /^(\d{4}-\d\d-\d\d)(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/

/**
 * A time from outside, as ISO 8601 with its zone; or a day, which begins at midnight UTC. Undefined for anything else, also for a day that
 * its month does not have: `Date` takes that for one of the next month.
 */
export const parseIsoTime = (text: string): Date | undefined => {
  const [, day = ''] = isoTime.exec(text) ?? []
  const [midnight, time] = [new Date(day), new Date(text)]
  if (Number.isNaN(midnight.getTime()) || Number.isNaN(time.getTime())) return undefined
  return midnight.toISOString().startsWith(day) ? time : undefined
}
