import { setTimeout as sleep } from 'node:timers/promises'
import type { Account } from '../../src/delivery-store/account.js'
import { clock } from '../clock.js'
import type { Paint } from '../paint.js'
import type { FireResult, Publisher } from '../publisher.js'
import { arrivalsAt, type DemoFlow } from './demo-flow.js'
import { describeArrival } from './describe-arrival.js'

/** What there is to watch, and where to tell it. */
export interface Watch {
  readonly fired: readonly FireResult[]
  readonly flows: readonly DemoFlow[]
  readonly publisher: Publisher
  readonly print: (line: string) => void
  readonly paint: Paint
  readonly signal: AbortSignal
  /** How long to wait for what does not settle. */
  readonly seconds?: number
}

const lookEveryMs = 100
const silenceMs = 1500

const waitingFor = (accounts: readonly Account[]): string => {
  const pending = accounts.reduce((sum, account) => sum + account.pending, 0)
  if (pending === 0) return 'waiting: the app looks for the subscribers'
  return `waiting: ${pending} ${pending === 1 ? 'delivery is' : 'deliveries are'} due another attempt`
}

/** Tells each attempt as it lands, until every event is settled or the time is over; answers the events' accounts. */
export const watchDeliveries = async (watch: Watch): Promise<readonly Account[]> => {
  const { fired, flows, publisher, print, paint, signal, seconds = 60 } = watch
  const end = Date.now() + seconds * 1000
  const told = new Set<string>()
  let lastLine = Date.now()
  const tell = (line: string) => {
    lastLine = Date.now()
    print(line)
  }

  for (;;) {
    const accounts = await Promise.all(fired.map(publisher.account))
    for (const arrival of arrivalsAt(flows)) {
      const event = fired.find(({ eventId }) => eventId === arrival.eventId)
      if (!event || told.has(arrival.key)) continue
      told.add(arrival.key)
      tell(describeArrival(arrival, event, paint))
    }
    if (accounts.every(({ status }) => status === 'settled') || Date.now() > end) return accounts
    if (Date.now() - lastLine > silenceMs)
      tell(paint('dim', `${clock(Date.now()).padEnd(14)}… ${waitingFor(accounts)}`))
    await sleep(lookEveryMs, undefined, { signal })
  }
}
