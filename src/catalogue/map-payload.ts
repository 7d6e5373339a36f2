import type { EventTypeFile } from './event-type.js'
import { valueAt } from './values-at.js'

/** What a new version of an event type says of the one before. */
export type Supersedes = NonNullable<EventTypeFile['supersedes']>

/** What a property of the version before holds: what stands at a path, or always the same. */
export type Source = Supersedes['mapping'][string]

/** The payload of the version before, made of one of the new version; what is absent there is absent here. */
export const mapPayload = (
  mapping: Supersedes['mapping'],
  payload: unknown,
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(mapping).flatMap(([property, source]) => {
      const value = typeof source === 'string' ? valueAt(payload, source) : source.value
      return value === undefined ? [] : [[property, value]]
    }),
  )
