import type { Edit } from './edit-json.js'

/**
 * What one rule has to notice: the rule, the pointer of what it finds, a part of what it says that tells this case
 * from others, and the edits that put the fault into the clean definition.
 */
export type RuleCase = readonly [rule: string, at: string, says: string, ...edits: Edit[]]

/** The paths of the clean definition's operations, as pointers. */
export const SUBSCRIBE_PATH = '/paths/~1events~1{eventType}~1subscriptions'
export const SUBSCRIBE = `${SUBSCRIBE_PATH}/post`
export const UNSUBSCRIBE_PATH = '/paths/~1events~1{eventType}~1subscriptions~1{id}'
export const UNSUBSCRIBE = `${UNSUBSCRIBE_PATH}/delete`
export const LIST = '/paths/~1event-types/get'
export const POLL = '/paths/~1orders/get'
export const CALLBACK = '/definitions/Subscription/properties/callbackUrl'
export const STORE = '/definitions/Subscription/properties/store'
export const ORDER_ID = '/definitions/Order/properties/orderId'
export const MINIMUM = `${POLL}/parameters/0`
