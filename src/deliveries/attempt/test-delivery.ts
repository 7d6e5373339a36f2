import { callbackIdentity } from '../../callbacks/callback-identity.js'
import type { Attempt, Outcome } from '../../delivery-store/delivery.js'
import type { Recipient } from '../../subscriptions/subscription.js'
import type { CallLimiter } from '../limits/call-limiter.js'
import type { RateLimit } from '../limits/rate-limit.js'
import type { OutcomeOf } from '../outcome/outcomes.js'
import type { PostCallback } from './post-callback.js'

/** What came of a test; undefined while its callback has as many calls as it may have. */
export type Tested = { readonly attempt: Attempt; readonly outcome: Outcome } | undefined

/** POSTs a payload to a callback once, at once, marked as a test: whatever it answers is told, and counts for nothing. */
export type TestDelivery = (recipient: Recipient, payload: Uint8Array) => Promise<Tested>

/** What an attempt is made with; `newId` makes GUIDs. */
export interface TestDeliveryParts {
  readonly rateLimit: RateLimit
  readonly callLimiter: Pick<CallLimiter, 'run'>
  readonly postCallback: PostCallback
  readonly outcomeOf: OutcomeOf
  readonly newId: () => string
}

/** Tests callbacks, within their budget. Their health does not keep anyone from testing: that is what tests are for. */
export const testDelivery =
  ({ rateLimit, callLimiter, postCallback, outcomeOf, newId }: TestDeliveryParts): TestDelivery =>
  async (recipient, payload) => {
    if (await rateLimit(recipient)) return undefined
    const { callbackUrl } = recipient
    const attempt = await callLimiter.run(callbackIdentity(callbackUrl), () =>
      postCallback({
        ...{ callbackUrl, recipient, payload, isTest: true },
        trackingId: `test-${newId()}`,
        correlationId: newId(),
      }),
    )
    return attempt && { attempt, outcome: outcomeOf(attempt) }
  }
