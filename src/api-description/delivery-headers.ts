import { testHeader } from '../deliveries/attempt/post-callback.js'
import { object, text, type Schema } from './json-schema.js'

const always = {
  'content-type': text('The payload is JSON.', { const: 'application/json' }),
  'user-agent': text('Who sends it.'),
  'x-ms-client-tracking-id': text(
    'Names the delivery, `{event}.{digits}`: the same for each attempt. The event begins with the name of its type and a hyphen.',
  ),
  'x-ms-correlation-id': text('A GUID that all deliveries of the event have in common.', {
    format: 'uuid',
  }),
}

const ofTests = {
  [testHeader]: text('`true` for a test, which is no event; no delivery has it.', {
    const: 'true',
  }),
}

const signed = {
  'webhook-id': text('Names the delivery, as x-ms-client-tracking-id does: a repeat has the same.'),
  'webhook-timestamp': text('When this attempt was made, in seconds since 1970.', {
    pattern: '^\\d+$',
  }),
  'webhook-signature': text(
    'A signature by each secret of the subscription, `v1,` and its base64, with blanks between them.',
  ),
}

/** The headers of a delivery; where deliveries are signed, those of Standard Webhooks too. */
export const deliveryHeaders = (isSigned: boolean): Schema =>
  object<string>(
    { ...always, ...ofTests, ...(isSigned ? signed : {}) },
    { optional: Object.keys(ofTests) },
  )

/** What the headers of a delivery of this event type may be. */
export const sampleHeaders = (eventType: string, isSigned: boolean) => {
  const id = `${eventType}-7f5a9c03e21b4d68a0c4e9d1b2.3f8e2d1c0b9a49587766554433221100`
  return {
    'content-type': 'application/json',
    'user-agent': 'flow-triggers/1',
    'x-ms-client-tracking-id': id,
    'x-ms-correlation-id': '0a1b2c3d-4e5f-4a6b-8c7d-9e0f1a2b3c4d',
    ...(isSigned
      ? {
          'webhook-id': id,
          'webhook-timestamp': '1767225600',
          'webhook-signature': 'v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=',
        }
      : {}),
  }
}
