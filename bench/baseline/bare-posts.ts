import { randomBytes } from 'node:crypto'
import { Agent, type Dispatcher } from 'undici'
import { monotonic } from '../monotonic.js'
import type { Receiver } from '../receiver/receiver.js'

/** POSTs a body to a callback URL with the headers of a delivery, and resolves when it was answered. */
export const barePost = (
  dispatcher: Pick<Dispatcher, 'dispatch'>,
  origin: string,
  { path, body, trackingId }: { path: string; body: Uint8Array; trackingId: string },
): Promise<void> =>
  new Promise((resolve, reject) => {
    dispatcher.dispatch(
      {
        ...{ origin, path, body },
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'user-agent': 'flow-triggers/1',
          'x-ms-client-tracking-id': trackingId,
          'x-ms-correlation-id': '00000000-0000-4000-8000-000000000000',
        },
      },
      {
        onRequestStart: () => undefined, // by which undici knows which kind of handler this is
        onResponseEnd: () => {
          resolve()
        },
        onResponseError: (_, error) => {
          reject(error)
        },
      },
    )
  })

/** Bare undici at work: how fast, and whether the receiver saw all of it. */
export interface BareOptions {
  readonly receiver: Receiver
  readonly body: Uint8Array
  readonly concurrency: number
  readonly milliseconds: number
}

/** POSTs per second of bare undici at one concurrency; throws when the receiver saw fewer or more than were sent. */
export const barePostsPerSecond = async (options: BareOptions): Promise<number> => {
  const { receiver, body, concurrency, milliseconds } = options
  const agent = new Agent()
  const eventId = `bare-${randomBytes(8).toString('hex')}`
  let sent = 0
  const post = () => {
    const key = `${eventId.slice(5)}${String(sent++).padStart(8, '0')}`
    const target = { path: `/to/${key}`, trackingId: `${eventId}.${key}` }
    return barePost(agent, receiver.url, { ...target, body })
  }
  await receiver.forget()
  await Promise.all(Array.from({ length: concurrency }, post)) // opens the connections, uncounted
  const opened = sent
  const start = monotonic()
  const end = start + milliseconds
  const work = async () => {
    while (monotonic() < end) await post()
  }
  await Promise.all(Array.from({ length: concurrency }, work))
  const seconds = (monotonic() - start) / 1000
  const seen = await receiver.delivered()
  await agent.close()
  await receiver.forget()
  if (seen !== sent) throw new Error(`Bare undici sent ${sent} POSTs, the receiver saw ${seen}`)
  return (sent - opened) / seconds
}

/** The concurrencies among which bare undici's best is looked for. */
const concurrencies = [16, 32, 64, 128, 256, 512]

/** The concurrency at which bare undici is fastest, and what each of them gave. */
export const bestConcurrency = async (
  options: Omit<BareOptions, 'concurrency'>,
): Promise<{ readonly best: number; readonly perSecond: Readonly<Record<string, number>> }> => {
  await barePostsPerSecond({ ...options, concurrency: 64 }) // warms up, uncounted
  const found: [number, number][] = []
  for (const concurrency of concurrencies)
    found.push([concurrency, Math.round(await barePostsPerSecond({ ...options, concurrency }))])
  const [best = 64] = found.toSorted(([, a], [, b]) => b - a)[0] ?? []
  return { best, perSecond: Object.fromEntries(found) }
}
