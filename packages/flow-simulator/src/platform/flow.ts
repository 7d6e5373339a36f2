import type { Answer } from './answer.js'
import type { FlowFacts } from './flow-facts.js'
import type { FlowOptions } from './flow-options.js'
import type { FlowCounts, FlowLog, ReceivedRequest, Run } from './flow-log.js'
import { workflowVersion } from './platform-ids.js'
import { createRegistration, type Registration, type SubscribeCall } from './registration.js'
import { createTriggerTarget } from './trigger-url.js'

/** A flow, as its maker and its platform see it. */
export interface Flow {
  readonly workflowId: string
  /** As of its last save. */
  readonly facts: FlowFacts
  readonly callbackUrl: string
  /** Subscribes as the platform does, and keeps the Location. */
  readonly register: (call: SubscribeCall) => Promise<Registration>
  /** DELETE at the kept Location with the same credentials, no body; the status. */
  readonly unsubscribe: () => Promise<number>
  /** Changes how the flow answers from now on. */
  readonly answerWith: (answer: Answer) => void
  /** As saving the flow: a new callback URL (new signature and version), not subscribed yet. */
  readonly edit: () => void
  /** Every request to the flow, of former callback URLs too. */
  readonly requests: () => readonly ReceivedRequest[]
  /** Only those that started a run. */
  readonly runs: () => readonly Run[]
  readonly counts: () => FlowCounts
}

/** What changes in a flow, and what the callback handler reads. */
export interface FlowState {
  facts: FlowFacts
  /** Path and query of the callback URL. */
  target: string
  readonly formerTargets: Set<string>
  answer: Answer
  readonly keepsBodies: boolean
  readonly log: FlowLog
}

const newTarget = ({ workflowId, encodedTriggerName, version }: FlowFacts) =>
  createTriggerTarget(workflowId, encodedTriggerName, version)

/** The state of a flow that nothing has happened to. */
export const createFlowState = (
  facts: FlowFacts,
  options: FlowOptions,
  log: FlowLog,
): FlowState => ({
  facts,
  target: newTarget(facts),
  formerTargets: new Set(),
  answer: options.answer ?? { kind: 'accept' },
  keepsBodies: options.recordBodies ?? true,
  log,
})

/** The platform around a flow: what a flow's users call. */
export interface FlowPlatform {
  readonly url: string
  readonly now: () => number
  readonly runId: (now: number) => string
}

/** A flow's actions over its state. */
export const createFlow = (
  state: FlowState,
  options: FlowOptions,
  platform: FlowPlatform,
): Flow => {
  const { url, now, runId } = platform
  const registration = createRegistration(options.credentials ?? (() => Promise.resolve({})))
  return {
    workflowId: state.facts.workflowId,
    get callbackUrl() {
      return url + state.target
    },
    get facts() {
      return state.facts
    },
    register: (call) => registration.register(call, state.facts, url + state.target, runId(now())),
    unsubscribe: registration.unsubscribe,
    answerWith: (answer) => {
      state.answer = answer
    },
    edit: () => {
      state.formerTargets.add(state.target)
      state.facts = { ...state.facts, version: workflowVersion(now()) }
      state.target = newTarget(state.facts)
    },
    requests: () => state.log.requests,
    runs: () => state.log.runs,
    counts: state.log.counts,
  }
}
