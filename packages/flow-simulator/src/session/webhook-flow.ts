import type { Connected } from '../calls/gateway.js'
import type { Operation } from '../connector/connector.js'
import type { Inputs } from '../connector/inputs.js'
import type { Answer, Reply } from '../platform/answer.js'
import type { Complaint } from './complaint.js'
import type { FlowContext } from './flow-context.js'
import { createRunQueue } from './run-queue.js'
import type { EditOrder, FlowState, SavedFlow, SaveOptions } from './saved-flow.js'
import { createWebhookRegistration } from './webhook-registration.js'

const accept: Reply = { kind: 'accept' }

/** A reply until then, and after it what a flow answers that is on. */
const until =
  (answer: Answer, end: number, now: () => number): Answer =>
  (attempt) => {
    if (now() >= end) return accept
    return typeof answer === 'function' ? answer(attempt) : answer
  }

/** A flow with a webhook trigger, not saved yet; its runs are added by whoever listens to callbacks. */
export const createWebhookFlow = (
  context: FlowContext,
  trigger: Operation,
  options: SaveOptions,
  first: { readonly connected: Connected; readonly inputs: Inputs },
) => {
  // What the trigger is called unless its maker renames it.
  const flow = context.platform.flow({ operationName: trigger.title, ...options })
  const registration = createWebhookRegistration(context, flow, trigger)
  const queue = createRunQueue()
  let { connected, inputs } = first
  let state: FlowState = 'on'
  let complaints: readonly Complaint[] = []

  const subscribe = () => registration.subscribe(connected, inputs)
  const renew = async (order: EditOrder) => {
    const former = registration.location()
    const deleted = order === 'delete-first' ? await registration.unsubscribe(connected) : []
    flow.edit()
    flow.answerWith(accept)
    const subscribed = await subscribe()
    const late =
      order === 'post-first' && former !== registration.location()
        ? await registration.unsubscribe(connected, former)
        : []
    complaints = [...deleted, ...subscribed, ...late]
    state = 'on'
  }

  const saved: SavedFlow = {
    id: flow.workflowId,
    trigger,
    inputs: () => inputs,
    state: () => state,
    location: registration.location,
    retryAfter: () => undefined,
    complaints: () => complaints,
    runs: queue.runs,
    run: queue.next,
    edit: async (changed, order = 'delete-first') => {
      inputs = changed
      await renew(order)
    },
    switchOff: async ({ unsubscribe = true, suspended = false } = {}) => {
      flow.answerWith({ kind: 'off', state: suspended ? 'Suspended' : 'Disabled' })
      state = suspended ? 'suspended' : 'off'
      complaints = unsubscribe ? await registration.unsubscribe(connected) : []
    },
    switchOn: () => renew('no-delete'),
    remove: async () => {
      flow.answerWith({ kind: 'gone' })
      state = 'deleted'
      complaints = await registration.unsubscribe(connected)
    },
    changeConnection: async (changed) => {
      connected = changed
      await renew('delete-first')
    },
    answerWith: (answer, seconds) => {
      const { now } = context.pacing
      flow.answerWith(seconds === undefined ? answer : until(answer, now() + seconds * 1000, now))
    },
    poll: () => Promise.reject(new Error('A webhook trigger is not polled.')),
  }
  return {
    saved,
    addRuns: queue.add,
    save: async () => {
      complaints = await subscribe()
    },
  }
}
