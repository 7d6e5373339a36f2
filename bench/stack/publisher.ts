import { Agent, request } from 'undici'
import type { Account } from '../../src/delivery-store/account.js'
import { monotonic } from '../monotonic.js'

/** An event that was accepted. */
export interface FiredEvent {
  readonly eventId: string
  readonly tenantId: string
  /** Just before its request was sent, and when its 202 had been read. */
  readonly sentAt: number
  readonly acceptedAt: number
}

/** Fires events and reads their accounts, over connections that are kept. */
export interface Publisher {
  readonly fire: (tenantId: string, body: Uint8Array) => Promise<FiredEvent>
  /** Fires several events by one request; an account is as for single ones. */
  readonly fireBatch: (
    tenantId: string,
    bodies: readonly Uint8Array[],
  ) => Promise<readonly FiredEvent[]>
  readonly account: (event: Pick<FiredEvent, 'eventId' | 'tenantId'>) => Promise<Account>
  readonly stop: () => Promise<void>
}

/** What a publisher publishes by. */
export interface PublisherOptions {
  readonly url: string
  readonly eventType: string
  readonly key: string
}

/** A publisher of one event type. */
export const createPublisher = ({ url, eventType, key }: PublisherOptions): Publisher => {
  const dispatcher = new Agent()
  const headers = { 'x-api-key': key, 'content-type': 'application/json' }

  const send = async (tenantId: string, body: Uint8Array) => {
    const sentAt = monotonic()
    const answer = await request(`${url}/fire/${eventType}?tenant=${tenantId}`, {
      ...{ dispatcher, headers, body },
      method: 'POST',
    })
    const text = await answer.body.text()
    const acceptedAt = monotonic()
    if (answer.statusCode !== 202) throw new Error(`fire answered ${answer.statusCode}: ${text}`)
    return { text, about: { tenantId, sentAt, acceptedAt } }
  }

  return {
    fire: async (tenantId, body) => {
      const { text, about } = await send(tenantId, body)
      const { eventId } = JSON.parse(text) as { eventId: string }
      return { eventId, ...about }
    },
    fireBatch: async (tenantId, bodies) => {
      const { text, about } = await send(
        tenantId,
        Buffer.from(`[${bodies.map((body) => Buffer.from(body).toString()).join(',')}]`),
      )
      const { events } = JSON.parse(text) as { events: { eventId: string }[] }
      if (events.length !== bodies.length)
        throw new Error(`A batch of ${bodies.length} was answered with ${events.length} events`)
      return events.map(({ eventId }) => ({ eventId, ...about }))
    },
    account: async ({ eventId, tenantId }) => {
      const answer = await request(`${url}/fire/status/${eventId}?tenant=${tenantId}`, {
        ...{ dispatcher, headers },
      })
      const text = await answer.body.text()
      if (![200, 202].includes(answer.statusCode))
        throw new Error(`The account of ${eventId} was answered ${answer.statusCode}: ${text}`)
      return JSON.parse(text) as Account
    },
    stop: () => dispatcher.destroy(),
  }
}
