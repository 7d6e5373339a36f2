/** The event type that an event, a delivery or a subscription belongs to: each id begins with it. */
export const typeOfId = (id: string): string => id.slice(0, Math.max(0, id.lastIndexOf('-')))
