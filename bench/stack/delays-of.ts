import type { Receiver } from '../receiver/receiver.js'
import type { FiredEvent } from './publisher.js'

/** Milliseconds from the 202 of each event to each POST of it. */
export const delaysOf = async (
  receiver: Pick<Receiver, 'times'>,
  fired: readonly Pick<FiredEvent, 'acceptedAt' | 'eventId'>[],
): Promise<number[]> => {
  const delays: number[] = []
  for (const { eventId, acceptedAt } of fired)
    for (const at of await receiver.times(eventId)) delays.push(at - acceptedAt)
  return delays
}
