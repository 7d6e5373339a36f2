import { UsageError } from './command-line/usage-error.js'
import type { DeadLetterQuery } from '../src/delivery-store/dead-letters/dead-letter-query.js'
import { readSearchFilters } from '../src/operations/search-filters.js'
import { Problem } from '../src/problem.js'

/** What the options of add-filters.ts say. */
export type Filters = Readonly<
  Partial<Record<'tenant' | 'eventType' | 'subscription' | 'reason' | 'from' | 'until', string>>
>

const options: Readonly<Record<string, string>> = {
  eventType: '--event-type',
  subscriptionId: '--subscription',
  trackingId: '--tracking-id',
}

/** Does what may be refused over HTTP: here it is wrong usage, and options go by their own names. */
export const asUsage = <T>(read: () => T): T => {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    const message = error.message.replaceAll(
      /(?:The parameter )?"(eventType|subscriptionId|trackingId|id|reason|from|until|before|scope)"/g,
      (_, name: string) => options[name] ?? `--${name}`,
    )
    throw new UsageError(message, { cause: error })
  }
}

/** Which dead letters the options name: those of all tenants, unless they name one. */
export const readFilters = ({ tenant, subscription, ...filters }: Filters): DeadLetterQuery =>
  asUsage(() => ({
    ...(tenant === undefined ? {} : { tenantId: tenant.trim().toLowerCase() }),
    ...readSearchFilters({ ...filters, subscriptionId: subscription }),
  }))
