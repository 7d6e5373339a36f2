import type { Connected } from '../calls/gateway.js'
import type { Operation } from '../connector/connector.js'
import type { Inputs } from '../connector/inputs.js'
import type { Answer } from '../platform/answer.js'
import type { Complaint } from './complaint.js'
import type { FlowRun } from './flow-run.js'

/** Where a flow's maker has it. */
export type FlowState = 'on' | 'off' | 'suspended' | 'deleted'

/** In which order an edit unsubscribes and subscribes, which Microsoft does not document. */
export type EditOrder = 'delete-first' | 'post-first' | 'no-delete'

/** How a flow is switched off. */
export interface SwitchOffOptions {
  /** False plays what was seen (azure-docs #43001): no DELETE comes. */
  readonly unsubscribe?: boolean
  /** Suspended by a policy, or after 14 days of failures. */
  readonly suspended?: boolean
}

/** A flow that a maker saved. */
export interface SavedFlow {
  readonly id: string
  readonly trigger: Operation
  readonly inputs: () => Inputs
  readonly state: () => FlowState
  readonly location: () => string | undefined
  /** In how many seconds a service asked to be polled again, where it did. */
  readonly retryAfter: () => number | undefined
  /** Of the last save, switch or edit. */
  readonly complaints: () => readonly Complaint[]
  readonly runs: () => readonly FlowRun[]
  /** Waits for the next run that nobody has waited for; throws when none comes within so many seconds, 30 unless told. */
  readonly run: (seconds?: number) => Promise<FlowRun>
  readonly edit: (inputs: Inputs, order?: EditOrder) => Promise<void>
  readonly switchOff: (options?: SwitchOffOptions) => Promise<void>
  readonly switchOn: () => Promise<void>
  readonly remove: () => Promise<void>
  /** Another user's connection: the credentials change, and the flow subscribes again. */
  readonly changeConnection: (connected: Connected) => Promise<void>
  /** Answers so from now on, for so many seconds or until told otherwise. */
  readonly answerWith: (answer: Answer, seconds?: number) => void
  /** One look of a polling trigger, now. */
  readonly poll: () => Promise<void>
}

/** What a flow is saved with. */
export interface SaveOptions {
  readonly kind?: 'power-automate' | 'logic-apps'
  readonly name?: string
  readonly locale?: string
  /** The same flow again, in a simulation that starts anew. */
  readonly workflowId?: string
}
