import { sendAgain, type SendAgain, type SendAgainParts } from './send-again.js'
import { sendMissed, type SendMissed } from './send-missed.js'
import type { Search } from './search/search.js'

/** How events are sent again to a subscription: one of them, or all that it missed. */
export interface Sending {
  readonly sendAgain: SendAgain
  readonly sendMissed: SendMissed
}

/** Stores and queue, and how deliveries are found. */
export type SendingParts = Omit<SendAgainParts, 'findLines'> & { readonly search: Search }

/** Puts the ways of sending again together. */
export const sending = ({ search, ...parts }: SendingParts): Sending => {
  const again = sendAgain({ ...parts, findLines: search.eventDeliveries })
  return {
    sendAgain: again,
    sendMissed: sendMissed({ findLines: search.subscriptionDeliveries, sendAgain: again }),
  }
}
