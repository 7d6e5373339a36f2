import { Webhook } from 'standardwebhooks'
import type { AnyPayloads, EventTypeOf } from './client.js'

/** An event, delivered to a callback URL of this receiver. */
export type Delivery<Payloads extends object = AnyPayloads> = {
  readonly [Type in EventTypeOf<Payloads>]: {
    readonly eventType: Type
    readonly payload: Payloads[Type]
    readonly eventId: string
    /** Names this delivery: one that comes again has the same. */
    readonly id: string
    /** When this attempt was made. */
    readonly sentAt: Date
  }
}[EventTypeOf<Payloads>]

/** The headers of a request: of fetch's, or of Node's. */
export type ReceivedHeaders =
  | { readonly get: (name: string) => string | null }
  | Readonly<Record<string, string | readonly string[] | undefined>>

/** A request is not a delivery of this subscription, or too old: answer it with 401. */
export class UnverifiedError extends Error {
  override readonly name = 'UnverifiedError'
}

const valueOf = (headers: ReceivedHeaders, name: string): string => {
  if (typeof headers.get === 'function') return headers.get(name) ?? ''
  const [, value] = Object.entries(headers).find(([each]) => each.toLowerCase() === name) ?? []
  return typeof value === 'string' ? value : ''
}

const signed = ['webhook-id', 'webhook-timestamp', 'webhook-signature'] as const

/**
 * The delivery that a request is, verified by a secret of its subscription: its body has to be as it was received, byte for byte. Throws
 * an UnverifiedError for anything else. Which type a payload has is told by its id, which is signed too.
 * Source: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export const verify = <Payloads extends object = AnyPayloads>(
  headers: ReceivedHeaders,
  body: string | Uint8Array,
  secret: string,
): Delivery<Payloads> => {
  const webhook = new Webhook(secret)
  const values = Object.fromEntries(signed.map((name) => [name, valueOf(headers, name)]))
  const { 'webhook-id': id = '', 'webhook-timestamp': timestamp = '' } = values
  try {
    const text = typeof body === 'string' ? body : utf8.decode(body)
    const payload = webhook.verify(text, values)
    const eventId = id.slice(0, id.lastIndexOf('.'))
    return {
      eventType: id.slice(0, id.indexOf('-')),
      ...{ payload, eventId, id },
      sentAt: new Date(Number(timestamp) * 1000),
    } as Delivery<Payloads>
  } catch (cause) {
    throw new UnverifiedError('The request is no delivery that this secret signed.', { cause })
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
