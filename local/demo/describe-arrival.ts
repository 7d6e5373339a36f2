import type { Outcome } from '../../src/delivery-store/delivery.js'
import { outcomesBy } from '../../src/deliveries/outcome/outcomes.js'
import { clock } from '../clock.js'
import type { Paint, Style } from '../paint.js'
import type { FireResult } from '../publisher.js'
import type { Arrival } from './demo-flow.js'

const words: Readonly<Record<Outcome['kind'], readonly [Style, string]>> = {
  delivered: ['green', 'delivered'],
  retry: ['yellow', 'failed, will be tried again'],
  doubt: ['yellow', 'refused, will be asked again'],
  postpone: ['yellow', 'not sent, will be tried again'],
  quarantine: ['yellow', 'refused, will be asked once more'],
  park: ['cyan', 'the flow is off → parked'],
  deadLetter: ['red', 'refused → dead letter'],
  retire: ['red', 'the flow is gone → retired'],
}

const outcomeOf = outcomesBy()

const columns = (cells: readonly [string, string, string, string, string, string]) =>
  [
    cells[0].padEnd(14),
    cells[1].padEnd(17),
    cells[2].padEnd(25),
    cells[3].padStart(7),
    cells[4].padStart(10),
    cells[5].padStart(8),
  ].join('')

/** What the columns of the lines below it are. */
export const arrivalHeading = `${columns(['time', 'event type', 'flow', 'attempt', 'after', 'answer'])}  outcome`

/** One attempt as a line. */
export const describeArrival = (
  { plan, at, attempt, answered }: Arrival,
  fired: Pick<FireResult, 'at' | 'eventType'>,
  paint: Paint,
): string => {
  const off = typeof plan.answer === 'object' && plan.answer.kind === 'off'
  const { kind } = outcomeOf({
    at: new Date(at),
    milliseconds: 0,
    ...(typeof answered === 'number' && { status: answered }),
    ...(off && { flowCode: 'WorkflowTriggerIsNotEnabled' }),
  })
  const [style, text] = words[kind]
  const recovered = kind === 'delivered' && attempt > 1 ? ': recovered' : ''
  const line = columns([
    clock(at),
    fired.eventType,
    plan.title,
    String(attempt),
    `${at - fired.at} ms`,
    String(answered),
  ])
  return `${line}  ${paint(style, `${text}${recovered}`)}`
}
