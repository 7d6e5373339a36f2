/** Whose rows of which event type: how subscriptions and events are partitioned. */
export interface Partition {
  /** A tenant's id; for events also `all`. */
  readonly scope: string
  readonly eventType: string
}

/** `{scope}:{eventType}`. */
export const partitionKey = ({ scope, eventType }: Partition): string => `${scope}:${eventType}`

/** The partition that a key names. */
export const parsePartitionKey = (key: string): Partition => {
  const [scope = '', eventType = ''] = key.split(':')
  return { scope, eventType }
}
