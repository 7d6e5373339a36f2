/** How times and numbers are written in a language. */
export interface Format {
  /** A day and a time, to the second: `5 Mar 2026, 14:02:11`. */
  readonly time: (iso: string) => string
  /** An hour of a day: `14:00`. */
  readonly hour: (iso: string) => string
  readonly number: (value: number) => string
  /** How long something took or lasted, in the one unit that says it best: `2 hr`. */
  readonly duration: (milliseconds: number) => string
}

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1000],
  ['millisecond', 1],
] as const

/** The format of a language, in a time zone; by default in that of this machine. */
export const createFormat = (language: string, timeZone?: string): Format => {
  const zone = timeZone === undefined ? {} : { timeZone }
  const time = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'medium',
    ...zone,
  })
  const hour = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', ...zone })
  const number = new Intl.NumberFormat(language)
  return {
    time: (iso) => time.format(new Date(iso)),
    hour: (iso) => hour.format(new Date(iso)),
    number: (value) => number.format(value),
    duration: (milliseconds) => {
      const [unit, size] = units.find(([, each]) => milliseconds >= each) ?? units[4]
      const style = { style: 'unit', unit, maximumFractionDigits: 0 } as const
      return new Intl.NumberFormat(language, style).format(Math.max(0, milliseconds / size))
    },
  }
}
