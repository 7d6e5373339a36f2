import type { TableClient } from '@azure/data-tables'

/** The clock that all instances share: storage's own. */
export interface StorageClock {
  /** What storage's clock says, as near as its answers tell: ours, put right by no more than they ask for. */
  readonly now: () => Date
  /** Reads the time off each answer that a client gets, at no operation of its own. */
  readonly heed: (client: TableClient) => TableClient
}

type Policy = Parameters<TableClient['pipeline']['addPolicy']>[0]

/** When a request was sent and answered by our clock, and the second that storage's clock said in between. */
export interface ClockReading {
  readonly sent: number
  readonly answered: number
  readonly second: number
}

/**
 * What to add to our clock so that it agrees with a reading: storage said that second at some moment between sending and answer.
 * A clock that is right stays as it is, and one that is wrong ends within a second and a round trip of storage's.
 */
export const correctedOffset = (
  offset: number,
  { sent, answered, second }: ClockReading,
): number => {
  const [least, most] = [second - answered, second + 999 - sent]
  // Our own clock was set while the request was under way: the next one tells.
  return least > most ? offset : Math.min(Math.max(offset, least), most)
}

/**
 * Storage's clock, from the `date` that each of its answers bears; our own until the first one.
 * Source: https://learn.microsoft.com/rest/api/storageservices/insert-entity#response-headers
 */
export const storageClock = (ownNow: () => Date): StorageClock => {
  let offset = 0
  const policy: Policy = {
    name: 'storageClock',
    sendRequest: async (request, next) => {
      const sent = ownNow().getTime()
      const response = await next(request)
      const { headers } = response
      const second = Date.parse(headers.get('date') ?? '')
      // Who answers without an id of storage's is something on the way to it.
      if (headers.has('x-ms-request-id') && !Number.isNaN(second))
        offset = correctedOffset(offset, { sent, answered: ownNow().getTime(), second })
      return response
    },
  }
  return {
    now: () => {
      const own = ownNow()
      return offset === 0 ? own : new Date(own.getTime() + offset)
    },
    heed: (client) => {
      client.pipeline.addPolicy(policy, { afterPhase: 'Retry' })
      return client
    },
  }
}
