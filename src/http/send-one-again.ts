import type { HttpResponseInit } from '@azure/functions'
import { eventIn } from '../events/event-in.js'
import { scopesOf } from '../events/event.js'
import type { Events } from '../events/event-table.js'
import type { Log } from '../log.js'
import type { SendAgain } from '../operations/send-again.js'
import { Problem } from '../problem.js'
import type { Subscription } from '../subscriptions/subscription.js'
import { disabledProblem } from './disabled-problem.js'

/** Where events are, how one is sent again, and where its account is read. */
export interface SendOneAgainParts {
  readonly events: Pick<Events, 'get'>
  readonly sendAgain: Pick<SendAgain, 'event'>
  readonly catalogue: { readonly find: (name: string) => { readonly name: string } | undefined }
  readonly config: { readonly publicBaseUrl: string }
}

/** Sends one event again to a subscription that may have it; a Problem that says why not. */
export const sendOneAgain = async (
  { catalogue, config, events, sendAgain }: SendOneAgainParts,
  subscription: Subscription,
  eventId: string,
  log: Log,
): Promise<HttpResponseInit> => {
  const nameOf = (name: string) => catalogue.find(name)?.name ?? name
  const event = await eventIn(events, scopesOf(subscription.tenantId), eventId)
  if (!event || nameOf(event.eventType) !== nameOf(subscription.eventType))
    throw new Problem('unknown-event', 'No event of this id and the subscription’s type is there.')
  const result = await sendAgain.event(event, subscription, log)
  switch (result.kind) {
    case 'filtered':
      throw new Problem('event-filtered', `It is subscribed with the filter ${result.filter}.`)
    case 'not-yet':
      throw new Problem('event-not-settled', 'It has not come to this subscription yet, and will.')
    case 'disabled':
      throw disabledProblem(result.subscriptionId)
    case 'sent':
      return {
        status: 202,
        headers: { location: `${config.publicBaseUrl}/fire/status/${event.id}` },
        jsonBody: { sent: 1 },
      }
  }
}
