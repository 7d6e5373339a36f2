import {
  presentDeadLetter,
  type ShownDeadLetter,
} from '../delivery-store/dead-letters/present-dead-letter.js'
import type { StoredDelivery } from '../delivery-store/delivery.js'
import type { Subscriptions } from '../subscriptions/subscription-table.js'
import { currentSubscriptions } from './search/current-subscriptions.js'

/** Dead letters as an operator is shown them, each with its flow as it is now: a read for each flow among them. */
export const presentDeadLetters =
  (subscriptions: Pick<Subscriptions, 'current'>) =>
  async (found: readonly StoredDelivery[]): Promise<readonly ShownDeadLetter[]> => {
    const deliveries = found.map(({ delivery }) => delivery)
    const current = await currentSubscriptions(subscriptions)(deliveries)
    return deliveries.map((each) => presentDeadLetter(each, current.get(each.subscriptionId)))
  }
