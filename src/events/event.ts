/** Whom an event is for: one tenant's id, or `all` tenants. */
export type Scope = string

/** The scopes of the events that a tenant gets. */
export const scopesOf = (tenantId: string): readonly Scope[] => [tenantId, 'all']

/** Which event. */
export interface EventKey {
  readonly scope: Scope
  readonly eventId: string
}

/** Something that happened on the platform. */
export interface Event {
  /** `{eventType}-{26 characters}`; sorts newest first within its type. */
  readonly id: string
  readonly eventType: string
  readonly scope: Scope
  readonly firedAt: Date
  /** A GUID that all deliveries of the event carry. */
  readonly correlationId: string
  /** JSON, byte for byte as the publisher sent it: at most 64 KiB. */
  readonly payload: Uint8Array
  /** Where it was fired, in a trace: its message says so, and no row. */
  readonly traceparent?: string
}

/** An event's payload, parsed: it was checked to be an object when the event was accepted. */
export const payloadOf = ({ payload }: Pick<Event, 'payload'>): Readonly<Record<string, unknown>> =>
  JSON.parse(new TextDecoder().decode(payload)) as Record<string, unknown>

/** The longest payload: what one binary property of a table row holds. */
export const payloadLimit = 65_536
