import { partOf, type PlanPart } from '../../delivery-store/plan.js'
import { usualSizes, type Sizes } from '../../storage/sizes.js'
import type { Subscriptions } from '../../subscriptions/subscription-table.js'

/** The first of the tenants of a range that have subscriptions to an event type. */
export interface SomeTenants {
  readonly parts: readonly PlanPart[]
  /** Where the others begin; absent when there are none. */
  readonly next?: string
}

/** Where subscriptions are, and whose count. */
export interface ReadTenantsParts {
  readonly subscriptions: Pick<Subscriptions, 'tenantPage'>
  /** Whether a tenant may still use this app: one that may not gets no events for all. */
  readonly serves: (tenantId: string) => boolean
  readonly sizes?: Sizes
}

/** Reads tenants until there is enough to do with them, or no more of them. */
export const readTenants =
  ({ subscriptions, serves, sizes = usualSizes }: ReadTenantsParts) =>
  async (eventType: string, from: string, before: string): Promise<SomeTenants> => {
    const parts: PlanPart[] = []
    let chunks = 0
    let begin = from
    for (let pages = 0; pages < sizes.pagesOfMessage && chunks < sizes.chunksOfMessage; pages++) {
      const { tenants, next } = await subscriptions.tenantPage(eventType, begin, before)
      for (const { tenantId, count } of tenants) {
        if (!serves(tenantId)) continue
        const part = partOf(tenantId, count, sizes)
        parts.push(part)
        chunks += part.slices
      }
      if (next === undefined || next >= before) return { parts }
      begin = next
    }
    return { parts, next: begin }
  }
