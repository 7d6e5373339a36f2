import { failTimes } from 'flow-simulator'
import { ownFirst } from '../own-first.js'
import type { FlowOptions } from '../flow-simulator.js'

/** A flow of the demo: whose it is, what starts it, and what is to become of its event. */
export interface PlannedFlow extends Pick<FlowOptions, 'kind' | 'answer'> {
  readonly title: string
  readonly user: string
  readonly eventType: string
  readonly ends: 'delivered' | 'parked'
  /** What is special about it. */
  readonly note?: string
}

/** The demo's users and their object ids; invented. */
export const users: Readonly<Record<string, string>> = {
  Claire: 'c1a14e00-0000-4000-8000-000000000001',
  Malik: '3a11c000-0000-4000-8000-000000000002',
}

/** The flows of the shop that comes with this repository. */
const shopFlows: readonly PlannedFlow[] = [
  { title: 'Tell the store on Teams', user: 'Claire', eventType: 'instore', ends: 'delivered' },
  { title: 'Orders into Excel', user: 'Claire', eventType: 'neworder', ends: 'delivered' },
  {
    title: 'Thank the customer',
    user: 'Claire',
    eventType: 'neworder',
    ends: 'delivered',
    note: "the same user's second flow on the same event",
  },
  {
    title: 'Orders to the ERP',
    user: 'Malik',
    eventType: 'neworder',
    kind: 'logic-apps',
    answer: failTimes(2, { kind: 'unavailable' }),
    ends: 'delivered',
    note: 'will fail twice',
  },
  {
    title: 'Approve the product',
    user: 'Malik',
    eventType: 'productapproval',
    ends: 'delivered',
  },
  {
    title: 'Count the stock',
    user: 'Malik',
    eventType: 'instore',
    answer: { kind: 'off' },
    ends: 'parked',
    note: 'is switched off',
  },
]

/** The demo's flows, in the order in which they subscribe: the shop's, or such as any event types can have. */
export const plannedFlows = (names: readonly string[]): readonly PlannedFlow[] =>
  shopFlows.every(({ eventType }) => names.includes(eventType)) ? shopFlows : flowsOf(names)

const flowsOf = (names: readonly string[]): readonly PlannedFlow[] => {
  const [first = '', ...others] = ownFirst(names).slice(0, 3)
  return [
    { title: 'Tell the team on Teams', user: 'Claire', eventType: first, ends: 'delivered' },
    {
      ...{ title: 'Keep a list in Excel', user: 'Claire', eventType: first, ends: 'delivered' },
      note: "the same user's second flow on the same event",
    },
    {
      ...{ title: 'Into the ERP', user: 'Malik', eventType: first, kind: 'logic-apps' },
      ...{
        answer: failTimes(2, { kind: 'unavailable' }),
        ends: 'delivered',
        note: 'will fail twice',
      },
    },
    ...others.map((eventType): PlannedFlow => ({
      ...{ title: 'Send a mail', user: 'Malik', eventType, ends: 'delivered' },
    })),
    {
      ...{ title: 'Count them', user: 'Malik', eventType: first, answer: { kind: 'off' } },
      ...{ ends: 'parked', note: 'is switched off' },
    },
  ]
}
