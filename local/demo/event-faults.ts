import { isDeepStrictEqual } from 'node:util'
import { addsUp, type Account } from '../../src/delivery-store/account.js'
import type { FireResult } from '../publisher.js'
import type { Arrival } from './demo-flow.js'
import type { PlannedFlow } from './planned-flows.js'

/** What is known of one event when all is over. */
export interface Evidence {
  readonly fired: Pick<FireResult, 'eventId' | 'eventType' | 'payload'>
  /** The flows that had subscribed to it. */
  readonly subscribed: readonly PlannedFlow[]
  readonly account: Account
  /** What reached any flow, of any event. */
  readonly arrivals: readonly Arrival[]
}

/** Everything that is wrong with an event: in its account, and between its account and what the flows saw. */
export const eventFaults = ({ fired, subscribed, account, arrivals }: Evidence): string[] => {
  const faults: string[] = []
  const fault = (text: string) => void faults.push(`${fired.eventType}: ${text}`)
  const { matched, delivered, pending, parked, deadLettered, retired } = account

  if (!addsUp(account)) {
    fault(
      `the account does not add up: ${matched} matched, but ${delivered} delivered + ${pending} pending + ${parked} parked + ${deadLettered} dead-lettered + ${retired} retired.`,
    )
  }
  if (account.status !== 'settled')
    fault(`it is not settled: ${pending} of ${matched} deliveries are pending.`)

  const count = (what: string, counted: number, wanted: number) => {
    if (counted !== wanted) fault(`${counted} ${what}, where ${wanted} should be.`)
  }
  const ending = (ends: PlannedFlow['ends']) => subscribed.filter((flow) => flow.ends === ends)
  count('matched', matched, subscribed.length)
  count('delivered', delivered, ending('delivered').length)
  count('parked', parked, ending('parked').length)

  const here = arrivals.filter(({ eventId }) => eventId === fired.eventId)
  for (const plan of ending('delivered')) {
    const runs = here.filter((arrival) => arrival.plan === plan && arrival.answered === 202)
    if (runs.length === 0) fault(`"${plan.title}" never ran.`)
    if (!runs.every(({ body }) => isDeepStrictEqual(parsed(body), fired.payload)))
      fault(`"${plan.title}" got something else than what was fired.`)
  }
  for (const title of new Set(
    here.filter(({ plan }) => !subscribed.includes(plan)).map(({ plan }) => plan.title),
  )) {
    fault(`"${title}" was called without a subscription.`)
  }
  return faults
}

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}
