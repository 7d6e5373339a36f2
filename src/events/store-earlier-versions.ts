import type { EventType } from '../catalogue/event-type.js'
import type { EarlierForms } from '../catalogue/versions.js'
import type { FireEvents } from '../queues/fan-out-message.js'
import { keyOf, toId } from '../storage/ids.js'
import type { Events } from './event-table.js'
import { payloadOf, type Event, type Scope } from './event.js'

/**
 * Stores what events are in the versions of their type before: each an event of its own, under the same key, so that those that are
 * stored already stay as they are. Answers them, by type.
 */
export type StoreEarlierVersions = (
  eventType: EventType,
  scope: Scope,
  eventIds: readonly string[],
) => Promise<readonly FireEvents[]>

/** The store, and what an event is in each version before. */
export interface StoreEarlierVersionsParts {
  readonly events: Pick<Events, 'add' | 'getAll'>
  readonly earlierForms: EarlierForms
}

/** Stores earlier versions. Whoever has just stored the events has them in memory: reading them costs nothing then. */
export const storeEarlierVersions =
  ({ events, earlierForms }: StoreEarlierVersionsParts): StoreEarlierVersions =>
  async (eventType, scope, eventIds) => {
    if (eventType.supersedes === undefined) return []
    const found = new Map((await events.getAll(scope, eventIds)).map((each) => [each.id, each]))
    const inOrder = eventIds.flatMap((id) => found.get(id) ?? [])
    const earlier = inOrder.flatMap((event) =>
      earlierForms(eventType, payloadOf(event)).map((form): Event => ({
        ...event,
        id: toId(form.eventType.name, keyOf(event.id)),
        eventType: form.eventType.name,
        payload: new TextEncoder().encode(JSON.stringify(form.payload)),
      })),
    )
    // One by one: some of those that are repeated may be there, and others not. Those of one type share a transaction all the same.
    await Promise.all(earlier.map((event) => events.add([event])))
    const types = new Set(earlier.map((each) => each.eventType))
    return [...types].map((type) => ({
      scope,
      eventIds: earlier.filter((each) => each.eventType === type).map(({ id }) => id),
    }))
  }
