import type { EventType } from './event-type.js'
import { mapPayload, type Supersedes } from './map-payload.js'

/** An event type with a newer or an older version, and where it stands among them. */
export interface Version {
  /** All versions, the first one first. */
  readonly family: readonly EventType[]
  /** From 1. */
  readonly revision: number
  /** The newest one, where this is not it. */
  readonly successor?: EventType
}

/** What an event is fired as, too. */
export interface EarlierForm {
  readonly eventType: EventType
  readonly payload: unknown
}

/** The versions of an event type; undefined where there is one only. */
export const versionOf = (
  eventTypes: readonly EventType[],
  eventType: EventType,
): Version | undefined => {
  const before = earlier(eventTypes, eventType).toReversed()
  const after = later(eventTypes, eventType)
  const family = [...before, eventType, ...after]
  const successor = after.at(-1)
  return family.length === 1
    ? undefined
    : { family, revision: before.length + 1, ...(successor && { successor }) }
}

/** What an event of a type is in each version before it, the newest first. */
export type EarlierForms = (
  eventType: Pick<EventType, 'name' | 'supersedes'>,
  payload: unknown,
) => readonly EarlierForm[]

/** The versions that some event types have. */
export const earlierForms = (eventTypes: readonly EventType[]): EarlierForms => {
  const formsOf: EarlierForms = ({ supersedes }, payload) => {
    const before = supersedes && beforeIt(eventTypes, supersedes)
    if (!before) return []
    const form = { eventType: before, payload: mapPayload(supersedes.mapping, payload) }
    return [form, ...formsOf(before, form.payload)]
  }
  return formsOf
}

const beforeIt = (eventTypes: readonly EventType[], { eventType }: Supersedes) =>
  eventTypes.find(({ name }) => name === eventType)

const earlier = (eventTypes: readonly EventType[], { supersedes }: EventType): EventType[] => {
  const before = supersedes && beforeIt(eventTypes, supersedes)
  return before ? [before, ...earlier(eventTypes, before)] : []
}

const later = (eventTypes: readonly EventType[], { name }: EventType): EventType[] => {
  const after = eventTypes.find(({ supersedes }) => supersedes?.eventType === name)
  return after ? [after, ...later(eventTypes, after)] : []
}
