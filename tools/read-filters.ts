import { UsageError } from './command-line/usage-error.js'
import type { DeadLetterQuery } from '../src/delivery-store/dead-letters/dead-letter-query.js'
import { readSearchFilters } from '../src/operations/search-filters.js'
import { Problem } from '../src/problem.js'

/** Options that narrow down what a command is about. */
export const filterOptions = {
  tenant: { type: 'string' },
  'event-type': { type: 'string' },
  subscription: { type: 'string' },
  reason: { type: 'string' },
  from: { type: 'string' },
  until: { type: 'string' },
} as const

/** Their values. */
export type FilterValues = Readonly<Partial<Record<keyof typeof filterOptions, string>>>

const options: Readonly<Record<string, string>> = {
  eventType: '--event-type',
  subscriptionId: '--subscription',
}

/** Does what may be refused over HTTP: here it is wrong usage, and options go by their own names. */
export const asUsage = <T>(read: () => T): T => {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const message = error.message.replaceAll(
      /(?:The parameter )?"(eventType|subscriptionId|reason|from|until|limit)"/g,
      (_, name: string) => options[name] ?? `--${name}`,
    )
    throw new UsageError(message, { cause: error })
  }
}

/** Which dead letters the options name: those of all tenants, unless they name one. */
export const readFilters = (values: FilterValues): DeadLetterQuery =>
  asUsage(() => ({
    ...(values.tenant === undefined ? {} : { tenantId: values.tenant.trim().toLowerCase() }),
    ...readSearchFilters({
      eventType: values['event-type'],
      subscriptionId: values.subscription,
      reason: values.reason,
      from: values.from,
      until: values.until,
    }),
  }))
