import { goodHealth, isGoodHealth, type CallbackHealth } from './callback-health.js'

type Stored = Readonly<Record<string, string | number>>

const dates = [
  'notedAt',
  'failingSince',
  'failedAt',
  'holdUntil',
  'parkedSince',
  'disabledAt',
] as const

/** A health as one text property of a row; empty for a good one, since a merge can empty a property but not remove it. */
export const toHealthText = (health: CallbackHealth): string =>
  isGoodHealth(health) ? '' : JSON.stringify(health)

/** The health that a row's property holds. */
export const toHealth = (text: string | null | undefined): CallbackHealth => {
  if (!text) return goodHealth
  const stored = JSON.parse(text) as Stored
  const read = Object.fromEntries(
    dates.flatMap((name) => {
      const at = stored[name]
      return at === undefined ? [] : [[name, new Date(at)]]
    }),
  )
  return { ...stored, ...read }
}
