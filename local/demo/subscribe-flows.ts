import type { Paint } from '../paint.js'
import type { DemoFlow } from './demo-flow.js'
import { users, type PlannedFlow } from './planned-flows.js'
import type { DemoParts } from './start-parts.js'

const platforms = { 'power-automate': 'Power Automate', 'logic-apps': 'Logic Apps' }

/** Makes the planned flows and subscribes each with its user's own token, as its platform does. */
export const subscribeFlows = async (
  { url, simulator, callers }: DemoParts,
  plans: readonly PlannedFlow[],
  print: (line: string) => void,
  paint: Paint,
): Promise<readonly DemoFlow[]> => {
  const flows: DemoFlow[] = []
  for (const plan of plans) {
    const { title, user, kind = 'power-automate', answer, eventType, note } = plan
    const flow = simulator.flow({
      kind,
      ...(kind === 'logic-apps' && { name: 'la-orders-to-erp' }),
      ...(answer && { answer }),
      token: () => callers.token(users[user] ?? user),
    })
    const { status } = await flow.subscribe(url, eventType)
    flows.push({ plan, flow })
    print(
      `${user.padEnd(8)}${platforms[kind].padEnd(16)}${title.padEnd(25)}${eventType.padEnd(17)}${paint('green', String(status))}  ${paint('dim', note ?? '')}`.trimEnd(),
    )
  }
  return flows
}

/** Unsubscribes all flows, as their platforms do when they are deleted; throws when one is refused. */
export const unsubscribeFlows = async (flows: readonly DemoFlow[]): Promise<void> => {
  for (const { plan, flow } of flows) {
    const status = await flow.unsubscribe()
    if (status !== 200) throw new Error(`Unsubscribing "${plan.title}" was answered ${status}`)
  }
}
