import { addsUp, type Account } from '../../src/delivery-store/account.js'
import type { Actor } from './cast.js'
import type { Published } from './publish.js'

/** What a soak came to. */
export interface Judgement {
  /** Everything that is not as promised, in words. */
  readonly faults: readonly string[]
  readonly deliveries: number
  readonly duplicates: number
  readonly accounts: number
}

/** The events that a flow ran for, and how often each time. */
const runsOf = ({ flow }: Actor): ReadonlyMap<string, number> => {
  const runs = new Map<string, number>()
  for (const [trackingId, { accepted }] of flow.counts().byTrackingId) {
    const eventId = trackingId.slice(0, trackingId.lastIndexOf('.'))
    if (accepted > 0) runs.set(eventId, (runs.get(eventId) ?? 0) + accepted)
  }
  return runs
}

/** Events that flows ran for although their publisher got no 202: they happened all the same. */
export const unacknowledged = (
  actors: readonly Actor[],
  { accepted }: Published,
): readonly { readonly eventId: string; readonly tenantId: string }[] => {
  const known = new Set(accepted.map(({ eventId }) => eventId))
  const found = new Map<string, string>()
  for (const actor of actors)
    for (const eventId of runsOf(actor).keys())
      if (!known.has(eventId)) found.set(eventId, actor.tenantId)
  return Array.from(found, ([eventId, tenantId]) => ({ eventId, tenantId }))
}

/** Compares what was promised with what flows saw and what the accounts say. */
export const judge = (
  actors: readonly Actor[],
  { accepted }: Published,
  accounts: readonly Account[],
): Judgement => {
  const faults: string[] = []
  let deliveries = 0
  let duplicates = 0
  for (const actor of actors) {
    const runs = runsOf(actor)
    for (const count of runs.values()) {
      deliveries++
      duplicates += count - 1
    }
    // Whoever left and came back was promised only what was fired in between.
    if (actor.part === 'leaving') continue
    for (const { eventId, tenantId } of accepted) {
      if (tenantId === actor.tenantId && !runs.has(eventId))
        faults.push(`${actor.part} flow ${actor.flow.workflowId} never ran for ${eventId}`)
    }
  }
  for (const account of accounts) {
    if (!addsUp(account)) faults.push(`It does not add up: ${JSON.stringify(account)}`)
    if (account.status !== 'settled') faults.push(`It is not settled: ${JSON.stringify(account)}`)
    if (account.parked > 0) faults.push(`It is parked: ${JSON.stringify(account)}`)
    if (account.deadLettered > 0) faults.push(`It was given up: ${JSON.stringify(account)}`)
  }
  return { faults, deliveries, duplicates, accounts: accounts.length }
}
