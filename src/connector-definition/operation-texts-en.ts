import type { OperationTexts } from './operation-texts.js'

/** English: what certification asks for. */
export const english: Omit<OperationTexts, 'locale'> = {
  tags: { triggers: 'Triggers', actions: 'Actions', internal: 'Called by the platform' },
  errors: {
    400: 'The request is not valid; the answer says why.',
    401: 'The credentials are missing or not accepted.',
    403: 'The caller may not do this.',
    404: 'There is no such event type or event.',
    413: 'The body is too large.',
    429: 'There are too many requests; go on when the answer says so.',
    503: 'The service cannot answer now; send the request again.',
  },
  headers: {
    location: 'Where to send DELETE to end the subscription.',
    cursorLocation: 'Where to ask for the events after these.',
    statusLocation: 'Where to ask what became of the event.',
    retryAfter: 'After how many seconds to ask again.',
  },
  comparisons: {
    oneOf: (title) => `${title} (One Of)`,
    atLeast: (title) => `${title} (At Least)`,
    atMost: (title) => `${title} (At Most)`,
    contains: (title) => `${title} (Contains)`,
  },
  hint: (title) => `To see it work now, fire an event of this type: ${title}.`,
  hintForAny: 'To see it work now, fire an event of the chosen type.',
  polling: (summary, description) => ({
    title: `${summary} (polling)`,
    description: `${description} It looks for new events at regular intervals.`,
  }),
  list: (title) => ({
    title: `List recent events (${title})`,
    description: 'This operation lists the newest events of this type, as they were fired.',
  }),
  fire: (title) => ({
    title: `Fire an event (${title})`,
    description:
      'This operation fires an event of this type and waits until its deliveries have ended.',
  }),
  operations: {
    whenAnEventOccurs: {
      title: 'When an event occurs',
      description: 'This operation triggers when an event of the chosen type occurs.',
    },
    removeSubscription: {
      title: 'Remove a subscription',
      description: 'This operation ends a subscription, whether or not it is still there.',
    },
    listEventTypes: {
      title: 'List event types',
      description: 'This operation lists the types of events that there are.',
    },
    getEventTypeSchema: {
      title: 'Get the schema of an event type',
      description: 'This operation says which outputs an event of a type has.',
    },
    listFilterValues: {
      title: 'List the values of a filter',
      description: 'This operation lists the values that a property of recent events had.',
    },
    testConnection: {
      title: 'Test the connection',
      description: 'This operation says for whom the connection acts.',
    },
    getEventStatus: {
      title: 'Get what became of an event',
      description: 'This operation counts the deliveries of an event by their outcome.',
    },
  },
  inputs: {
    callbackUrl: { title: 'Callback URL', description: 'Where events are sent to.' },
    eventType: { title: 'Event Type', description: 'The type of event to wait for.' },
    property: { title: 'Property', description: 'The property whose values are asked for.' },
    cursor: { title: 'Cursor', description: 'The events after it are asked for.' },
    eventId: { title: 'Event', description: 'The identifier of the event.' },
    subscriber: { title: 'Subscriber', description: 'The identifier of who subscribed.' },
    subscription: { title: 'Subscription', description: 'The identifier of the subscription.' },
    tenant: {
      title: 'Tenant',
      description: 'For whom a key fires the event: the id of a tenant, or all.',
    },
  },
  notification: 'The event, with the outputs of its type.',
  eventBody: 'The event to fire.',
  subscriptionBody: 'Where to send events, and which of them.',
  answers: {
    subscribed: 'The subscription has begun.',
    removed: 'The subscription is over.',
    newEvents: 'The new events.',
    noNewEvents: 'There are no new events.',
    events: 'The newest events.',
    eventTypes: 'The event types.',
    schema: 'The schema.',
    values: 'The values.',
    connection: 'The connection works.',
    settled: 'Every delivery of the event has ended.',
    running: 'The event is accepted, and its deliveries have not all ended.',
  },
  outputs: {
    name: { title: 'Name', description: 'The name of the event type.' },
    title: { title: 'Title', description: 'The title of the event type.' },
    description: { title: 'Description', description: 'When events of the type occur.' },
    schema: { title: 'Schema', description: 'The schema of the event.' },
    value: { title: 'Value', description: 'A value that the property had.' },
    tenantId: { title: 'Tenant', description: 'The tenant that the connection belongs to.' },
    subscriber: { title: 'Subscriber', description: 'For whom the connection acts.' },
    eventId: { title: 'Event Id', description: 'The identifier of the event.' },
    eventType: { title: 'Event Type', description: 'The name of the event type.' },
    firedAt: { title: 'Fired At', description: 'When the event was fired.' },
    status: { title: 'Status', description: 'Settled when no delivery is pending.' },
    matched: { title: 'Matched', description: 'How many subscriptions the event is for.' },
    delivered: { title: 'Delivered', description: 'How many of them have received it.' },
    pending: { title: 'Pending', description: 'How many of them are still to receive it.' },
    parked: { title: 'Parked', description: 'How many of them are switched off for now.' },
    deadLettered: { title: 'Dead Lettered', description: 'How many of them could not receive it.' },
    retired: { title: 'Retired', description: 'How many of them have ended meanwhile.' },
  },
}
