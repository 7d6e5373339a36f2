import { join } from 'node:path'
import { loadCatalogue } from '../../src/catalogue/catalogue.js'
import type { EventType } from '../../src/catalogue/event-type.js'
import { versionOf } from '../../src/catalogue/versions.js'
import { projectFolder } from '../app-folder.js'
import { clock } from '../clock.js'
import type { Paint } from '../paint.js'
import { createPublisher, type FireResult } from '../publisher.js'
import { accountTable } from './account-table.js'
import { arrivalsAt, type DemoFlow } from './demo-flow.js'
import { arrivalHeading } from './describe-arrival.js'
import { eventFaults } from './event-faults.js'
import { plannedFlows } from './planned-flows.js'
import type { DemoParts } from './start-parts.js'
import { subscribeFlows, unsubscribeFlows } from './subscribe-flows.js'
import { watchDeliveries } from './watch-deliveries.js'

/** Where the demo tells its story. */
export interface Stage {
  readonly print: (line?: string) => void
  readonly paint: Paint
  readonly signal: AbortSignal
}

/** Plays the demo over parts that are up; answers the closing line and everything that is wrong. */
export const runDemo = async (
  parts: DemoParts,
  { print, paint, signal }: Stage,
): Promise<{ readonly closing: string; readonly faults: readonly string[] }> => {
  const publisher = createPublisher(parts.url, parts.callers, signal)
  const all = newestOf(loadCatalogue(join(projectFolder, 'catalogue')).eventTypes)
  const plans = plannedFlows(all.map(({ name }) => name))
  const wanted = new Set(plans.map(({ eventType }) => eventType))
  const eventTypes = all.filter(({ name }) => wanted.has(name))
  const indented = (line: string) => {
    print(`  ${line}`)
  }
  const title = (text: string) => {
    print()
    print(paint('bold', text))
  }
  const round = async (flows: readonly DemoFlow[]) => {
    const fired: FireResult[] = []
    for (const { name, sample } of eventTypes) {
      const event = await publisher.fire(name, sample)
      fired.push(event)
      indented(`${clock(event.at).padEnd(14)}${name.padEnd(17)}${JSON.stringify(sample)}`)
    }
    return { fired, watching: { fired, flows, publisher, print: indented, paint, signal } }
  }

  title('The flows subscribe')
  const flows = await subscribeFlows(parts, plans, indented, paint)
  signal.throwIfAborted()

  title('The platform fires one event of each type')
  const first = await round(flows)
  title('Each attempt to deliver them, as it lands')
  indented(paint('dim', arrivalHeading))
  const firstAccounts = await watchDeliveries(first.watching)

  title('All flows unsubscribe, and the platform fires once more')
  await unsubscribeFlows(flows)
  const second = await round(flows)
  const before = arrivalsAt(flows).length
  const secondAccounts = await watchDeliveries(second.watching)
  const late = arrivalsAt(flows).length - before
  indented(late === 0 ? 'Nothing arrives, as it should be.' : paint('red', `${late} attempts!`))

  title('What became of each event')
  const accounts = [...firstAccounts, ...secondAccounts]
  for (const line of accountTable('fired first', firstAccounts, paint)) indented(line)
  for (const line of accountTable('fired once more', secondAccounts, paint)) indented(line)

  const arrivals = arrivalsAt(flows)
  const faults = accounts.flatMap((account, i) => {
    const fired = [...first.fired, ...second.fired][i]
    if (!fired) return []
    const subscribed = flows
      .map(({ plan }) => plan)
      .filter(({ eventType }) => first.fired.includes(fired) && eventType === fired.eventType)
    return eventFaults({ fired, subscribed, account, arrivals })
  })
  const sum = (count: 'matched' | 'delivered' | 'parked') =>
    accounts.reduce((total, account) => total + account[count], 0)
  const closing = `${accounts.length} events, ${arrivals.length} attempts, ${sum('matched')} deliveries: ${sum('delivered')} delivered, ${sum('parked')} parked, none lost, none after unsubscribing.`
  return { closing, faults }
}

/** Without the versions that others supersede: one fire is theirs too, and each flow of the demo waits for one event. */
const newestOf = (eventTypes: readonly EventType[]): readonly EventType[] =>
  eventTypes.filter((each) => versionOf(eventTypes, each)?.successor === undefined)
