/** An id of ours: the event type it belongs to, and a key that is unique within it. */
export interface IdParts {
  readonly eventType: string
  readonly key: string
}

/** The id `{eventType}-{key}`, by which a row can be found without knowing its event type. */
export const toId = (eventType: string, key: string): string => `${eventType}-${key}`

/** The parts of an id from outside; undefined for a text that is none. */
export const parseId = (id: string): IdParts | undefined => {
  const [, eventType, key] = /^([a-z0-9._]+)-([0-9a-z]{20,40})$/.exec(id) ?? []
  return eventType === undefined || key === undefined ? undefined : { eventType, key }
}

/** The key of an id that is known to be one. */
export const keyOf = (id: string): string => id.slice(id.lastIndexOf('-') + 1)
