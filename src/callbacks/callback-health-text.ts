import type { Standing } from './callback-health.js'

type Stored = Readonly<Record<string, string | number>>

const dates = [
  'notedAt',
  'failingSince',
  'failedAt',
  'holdUntil',
  'parkedSince',
  'disabledAt',
] as const

/** A standing as one text property of a row; empty for a good one, since a merge can empty a property but not remove it. */
export const toText = (standing: Standing): string =>
  Object.keys(standing).length === 0 ? '' : JSON.stringify(standing)

/** The standing that a row's property holds. */
export const toStanding = (text: string | null | undefined): Standing => {
  if (!text) return {}
  const stored = JSON.parse(text) as Stored
  const read = Object.fromEntries(
    dates.flatMap((name) => {
      const at = stored[name]
      return at === undefined ? [] : [[name, new Date(at)]]
    }),
  )
  return { ...stored, ...read }
}
