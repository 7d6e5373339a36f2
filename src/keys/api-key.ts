/** All that a key can let its bearer do: subscribe flows (and list, and poll), fire events (and see what became of them). */
export const permissions = ['subscribe', 'fire'] as const

/** One thing that a key lets its bearer do. */
export type Permission = (typeof permissions)[number]

/** A key that opens this app for one tenant, as it is stored: with a digest where its bearer has the secret. */
export interface ApiKey {
  /** Outlives a rotation of the secret, so that a flow's subscriptions stay its own. */
  readonly id: string
  readonly name: string
  readonly tenantId: string
  /** The names of the event types it may use; absent: all. */
  readonly eventTypes?: readonly string[]
  readonly permissions: readonly Permission[]
  readonly createdAt: Date
  readonly expiresAt?: Date
  readonly revokedAt?: Date
  /** To the hour; it may lag behind, since it is noted on the way. */
  readonly lastUsedAt?: Date
  readonly digest: string
  /** The secret before the last rotation, and when it ends. */
  readonly former?: { readonly digest: string; readonly until: Date }
}
