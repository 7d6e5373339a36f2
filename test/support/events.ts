import { parseEventType } from '../../src/catalogue/parse-event-type.js'
import { acceptEvents, type AcceptEventsParts } from '../../src/events/accept-events.js'
import type { Payload } from '../../src/events/fired.js'
import { tableEvents } from '../../src/events/event-table.js'
import { idempotency } from '../../src/events/idempotency.js'
import { newEvents } from '../../src/events/new-events.js'
import type { FireMessage } from '../../src/queues/fan-out-message.js'
import { groupTransactions } from '../../src/storage/group-transactions.js'
import type { Storage } from '../../src/storage/storage.js'
import { eventTypeFile } from './event-type-file.js'
import { loggedContext } from './log-lines.js'

/** An event type of this name, whose payloads are `stock`. */
export const eventTypeNamed = (name: string) => {
  const parsed = parseEventType(eventTypeFile({ name }))
  if (!('name' in parsed)) throw new Error(JSON.stringify(parsed))
  return parsed
}

/** A payload that fits. */
export const stock = (left: number, path = ''): Payload => {
  const value = { sku: 'A-1', left }
  return { value, bytes: new TextEncoder().encode(JSON.stringify(value)), path }
}

/** A process of its own on shared tables that accepts events: what it queues is kept, and it never really waits. */
export const startAccepting = (
  storage: Storage,
  changes: Partial<AcceptEventsParts> = {},
  pause: () => Promise<void> = () => Promise.resolve(),
) => {
  const queued: FireMessage[] = []
  const table = storage.table('events')
  const events = tableEvents(table)
  const accept = acceptEvents({
    events,
    idempotency: idempotency({ table, transact: groupTransactions(table), events, pause }),
    queues: {
      fanOut: (message) => {
        queued.push(message)
        return Promise.resolve()
      },
    },
    // Storage's own clock tells when a row was stored, so that a process far from it would be too late with everything.
    now: () => new Date(),
    newEvents,
    earlierForms: () => [],
    ...changes,
  })
  const { log, events: logged } = loggedContext()
  return { accept, events, log, logged, queued }
}
