import { partOf, type PlanPart } from '../../delivery-store/plan.js'
import { pageSize } from '../../storage/table-query.js'
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
}

/** A message's work: a few seconds of reading, and of queueing chunks, whatever the number of tenants. */
const mostPages = 16
const enoughChunks = 500

/** Reads tenants until there is enough to do with them, or no more of them. */
export const readTenants =
  ({ subscriptions, serves }: ReadTenantsParts) =>
  async (eventType: string, from: string, before: string): Promise<SomeTenants> => {
    const parts: PlanPart[] = []
    let chunks = 0
    let begin = from
    for (let pages = 0; pages < mostPages && chunks < enoughChunks; pages++) {
      const { tenants, next } = await subscriptions.tenantPage(eventType, begin, before)
      for (const { tenantId, count } of tenants) {
        if (!serves(tenantId)) continue
        const part = partOf(tenantId, count, pageSize)
        parts.push(part)
        chunks += part.slices
      }
      if (next === undefined || next >= before) return { parts }
      begin = next
    }
    return { parts, next: begin }
  }
