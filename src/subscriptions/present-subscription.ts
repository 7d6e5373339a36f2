import { callbackHost } from '../callbacks/callback-url.js'
import type { CircuitPolicy } from '../callbacks/circuit-policy.js'
import { presentStatus } from '../callbacks/present-status.js'
import { disabledSoon } from '../callbacks/way-to-disabled.js'
import type { Catalogue } from '../catalogue/catalogue.js'
import { lostFilters } from './lost-filters.js'
import type { Subscription } from './subscription.js'

/** What a subscription is shown by. */
export interface PresentationParts {
  readonly config: { readonly circuitPolicy: Pick<CircuitPolicy, 'disableAfterHours' | 'failures'> }
  readonly catalogue: Pick<Catalogue, 'find'>
  readonly now: () => Date
}

/** A subscription as it is shown. Never its callback URL: the host says enough. */
export const presentSubscription =
  ({ config, catalogue, now }: PresentationParts) =>
  ({ id, eventType, oid, createdAt, lastStartedAt, callbackUrl, ...rest }: Subscription) => {
    const soon = disabledSoon(config.circuitPolicy, rest.health)
    return {
      id,
      eventType,
      oid,
      createdAt: createdAt.toISOString(),
      lastStartedAt: lastStartedAt?.toISOString() ?? null,
      callbackHost: callbackHost(callbackUrl),
      ...presentStatus(config.circuitPolicy, rest.health, now()),
      percent: soon?.percent ?? null,
      disabledFrom: soon?.disabledFrom.toISOString() ?? null,
      filters: rest.filters,
      lostFilters: lostFilters(rest.filters, catalogue.find(eventType)),
      ...rest.context,
    }
  }

/** How it is shown. */
export type ShownSubscription = ReturnType<ReturnType<typeof presentSubscription>>
