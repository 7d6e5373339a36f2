import { createHmac, timingSafeEqual } from 'node:crypto'

/** Where a poller stands in the events of one type that one tenant may see. */
export interface Cursor {
  readonly tenantId: string
  readonly eventType: string
  /** Only events newer than this key are looked at: the poller was given all that are older. */
  readonly since: string
  /** The newer ones that it was given too, each by a part of its key. */
  readonly seen: readonly string[]
  /** What was stored before this time, in milliseconds by storage's clock, is the past from before the poller began. */
  readonly from?: number
}

const macLength = 22

const macOf = (secret: Buffer, text: string) =>
  createHmac('sha256', secret).update(text).digest('base64url').slice(0, macLength)

/** A cursor as text for a URL: opaque to the poller, and signed, so that no one can make one up. */
export const writeCursor = (
  secret: Buffer,
  { tenantId, eventType, since, seen, from }: Cursor,
): string => {
  const parts = [tenantId, eventType, since, seen.join(''), ...(from === undefined ? [] : [from])]
  const text = Buffer.from(JSON.stringify(parts)).toString('base64url')
  return `${text}.${macOf(secret, text)}`
}

/** How much of an event's key tells it from its neighbours. */
export const seenLength = 8

/** The cursor that writeCursor wrote with the same secret; undefined for any other text. */
export const readCursor = (secret: Buffer, cursor: string): Cursor | undefined => {
  const [text = '', mac = ''] = cursor.split('.')
  const [given, wanted] = [Buffer.from(mac), Buffer.from(macOf(secret, text))]
  if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return undefined
  const [tenantId, eventType, since, seen, from] = JSON.parse(
    Buffer.from(text, 'base64url').toString(),
  ) as [string, string, string, string, number?]
  return {
    tenantId,
    eventType,
    since,
    seen: seen.match(new RegExp(`.{${seenLength}}`, 'g')) ?? [],
    ...(from === undefined ? {} : { from }),
  }
}
