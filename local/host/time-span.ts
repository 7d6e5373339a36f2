/**
 * Milliseconds of a .NET time span (`[d.]hh:mm:ss[.fff]`), the form in which host.json writes
 * durations; undefined if it is none.
 */
export const timeSpan = (text: string): number | undefined => {
  const found = /^(?:(\d+)\.)?(\d{1,2}):([0-5]?\d):([0-5]?\d)(?:\.(\d{1,7}))?$/.exec(text)
  if (!found) return undefined
  const [days, hours, minutes, seconds] = found.slice(1, 5).map((part) => Number(part || 0))
  const fraction = Number(`0.${found[5] ?? '0'}`)
  const wholeMinutes = ((days ?? 0) * 24 + (hours ?? 0)) * 60 + (minutes ?? 0)
  return Math.round((wholeMinutes * 60 + (seconds ?? 0) + fraction) * 1000)
}
