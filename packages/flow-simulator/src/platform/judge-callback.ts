import type { IncomingHttpHeaders } from 'node:http'
import {
  invalidContent,
  outcomeOf,
  twoSchemes,
  unauthorized,
  versionNotFound,
  type SimulatedAnswer,
} from './answers.js'
import type { FlowState } from './flow.js'

/** A callback as it came in. */
export interface Callback {
  /** Path and query, byte for byte. */
  readonly target: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

const parse = (body: string): unknown => {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/** What the platform does with a callback: its own checks first, in its order, then the flow's answer. */
export const judgeCallback = (
  flow: FlowState,
  { target, headers, body }: Callback,
  attempt: number,
): { readonly outcome: SimulatedAnswer; readonly parsed?: unknown } => {
  if (target !== flow.target) {
    const known = flow.formerTargets.has(target)
    return { outcome: known ? versionNotFound(flow.facts) : unauthorized }
  }
  if (headers.authorization !== undefined) return { outcome: twoSchemes }
  const parsed = parse(body)
  if (parsed === undefined) return { outcome: invalidContent }
  const reply = typeof flow.answer === 'function' ? flow.answer(attempt) : flow.answer
  return { outcome: outcomeOf(reply, flow.facts), parsed }
}
