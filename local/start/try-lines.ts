/** The curl lines of someone who tries the app; each is the same in bash and in PowerShell. */
export interface TryLines {
  readonly subscribe: string
  readonly fire: string
  readonly list: string
  readonly subscriptions: string
  readonly unsubscribe: (oid: string, subscriptionId: string) => string
  readonly status: (eventId: string) => string
}

/** What the lines are about. */
export interface TryOptions {
  readonly url: string
  /** Where the files of writeTryFiles are. */
  readonly folder: string
  readonly eventType: string
  /** The tenant to fire for. */
  readonly tenant: string
}

/** Writes the lines out. */
export const tryLines = ({ url, folder, eventType, tenant }: TryOptions): TryLines => {
  const as = (who: 'subscriber' | 'publisher') => `-H "@${folder}/${who}.txt"`
  const body = (name: string) => `-H "Content-Type: application/json" -d "@${folder}/${name}.json"`
  return {
    subscribe: `curl -i "${url}/event/${eventType}" ${as('subscriber')} ${body('subscribe')}`,
    fire: `curl -i "${url}/fire/${eventType}?tenant=${tenant}" ${as('publisher')} ${body(eventType)}`,
    list: `curl "${url}/list/${eventType}" ${as('subscriber')}`,
    subscriptions: `curl "${url}/subscriptions" ${as('subscriber')}`,
    unsubscribe: (oid, id) =>
      `curl -i -X DELETE "${url}/event/remove/${oid}/${id}" ${as('subscriber')}`,
    status: (eventId) => `curl "${url}/fire/status/${eventId}?tenant=${tenant}" ${as('publisher')}`,
  }
}
