import { callLocation, callOperation } from '../calls/caller.js'
import type { Connected } from '../calls/gateway.js'
import { resolveLocation } from '../calls/resolve-location.js'
import { retryAfterSeconds } from '../calls/retry-policy.js'
import { randomUUID } from 'node:crypto'
import type { Operation } from '../connector/connector.js'
import type { Inputs } from '../connector/inputs.js'
import { parseJson } from '../json/json-value.js'
import { flowFacts } from '../platform/flow-facts.js'
import { referrerPrefix } from '../platform/subscribe-headers.js'
import { policiesFor } from '../policies/policy.js'
import { pollingPolicy } from '../policies/polling-policy.js'
import type { Complaint } from './complaint.js'
import type { FlowContext } from './flow-context.js'
import type { RunMaker } from './run-maker.js'
import { createRunQueue } from './run-queue.js'
import type { FlowState, SavedFlow, SaveOptions } from './saved-flow.js'

const refusal = (status: number, body: string): Complaint => ({
  ...{ severity: 'error', confidence: 'documented' },
  text: `The service answered the poll with ${status}: no run, and the next recurrence asks again. ${body.slice(0, 300)}`.trimEnd(),
})

const noBaseline: Complaint = {
  ...{ severity: 'warning', confidence: 'documented' },
  text: 'The first poll brought items: Microsoft asks for 202 and a Location until there is something new.',
}

/** A flow with a polling trigger: each poll goes where the last one's Location said, and a 200 starts runs. */
export const createPollingFlow = (
  context: FlowContext,
  trigger: Operation,
  { workflowId }: SaveOptions,
  first: { readonly connected: Connected; readonly inputs: Inputs },
  makeRuns: RunMaker,
) => {
  const id = workflowId ?? randomUUID().replaceAll('-', '')
  const queue = createRunQueue()
  const { connector, pacing, runId } = context
  let requestUrl = connector.baseUrl + trigger.path
  const prefix = referrerPrefix(flowFacts({}, pacing.now()))
  const readByPolicy = pollingPolicy(policiesFor(connector.properties, trigger.id))
  let { connected, inputs } = first
  let state: FlowState = 'on'
  let location: string | undefined
  /** What a polling policy asks for next; nothing until the first answer, which is its baseline. */
  let next: Inputs | undefined
  let retryAfter: number | undefined
  let complaints: readonly Complaint[] = []

  const ask = async () => {
    const options = { about: 'poll', referrerPrefix: prefix }
    if (location === undefined) {
      const asked = { ...inputs, ...next }
      const answer = await callOperation(context, connected, trigger, asked, options)
      requestUrl = answer.requestUrl
      return answer
    }
    const places = { baseUrl: connector.baseUrl, requestUrl, referrerPrefix: prefix }
    return callLocation(context, connected, 'GET', resolveLocation(location, places), options)
  }
  const poll = async () => {
    if (state !== 'on') throw new Error(`The flow is ${state}: it does not poll.`)
    const isFirst = location === undefined
    const { status, headers, body } = await ask()
    if (!readByPolicy) location = headers.location ?? location
    retryAfter = retryAfterSeconds(headers['retry-after'], pacing.now())
    complaints = status < 300 ? [] : [refusal(status, body)]
    // "Any other status code doesn't start a run."
    if (status !== 200) return
    if (readByPolicy) {
      const { isNew, next: after } = readByPolicy(parseJson(body))
      const isBaseline = next === undefined
      next = (isNew || isBaseline ? after : undefined) ?? next ?? {}
      if (isBaseline || !isNew) return
    } else if (isFirst) complaints = [noBaseline]
    const ids = { flowId: id, at: pacing.now(), trackingId: runId(), runId }
    queue.add(makeRuns({ ...ids, body: parseJson(body) }))
  }
  const start = async (changed: Partial<{ connected: Connected; inputs: Inputs }>) => {
    connected = changed.connected ?? connected
    if (changed.inputs) {
      inputs = changed.inputs
      location = undefined
      next = undefined
    }
    state = 'on'
    await poll()
  }

  const saved: SavedFlow = {
    ...{ id, trigger, poll },
    inputs: () => inputs,
    state: () => state,
    location: () => location,
    retryAfter: () => retryAfter,
    complaints: () => complaints,
    runs: queue.runs,
    run: queue.next,
    edit: (changed) => start({ inputs: changed }),
    switchOff: ({ suspended = false } = {}) => {
      state = suspended ? 'suspended' : 'off'
      return Promise.resolve()
    },
    // What came in between is waiting: "polling after re-enable processes the backlog".
    switchOn: () => start({}),
    remove: () => {
      state = 'deleted'
      return Promise.resolve()
    },
    changeConnection: (changed) => start({ connected: changed }),
    answerWith: () => {
      throw new Error('A polling trigger has no callback that could answer.')
    },
  }
  return { saved, addRuns: queue.add, save: poll }
}
