import { randomUUID } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { workflowNotFound, type SimulatedAnswer, type WireResponse } from './answers.js'
import type { FlowFacts } from './flow-facts.js'
import type { Run } from './flow-log.js'
import type { FlowState } from './flow.js'
import { judgeCallback } from './judge-callback.js'
import { sendResponse } from './send-response.js'
import { workflowIdIn } from './trigger-url.js'

/** A request to a callback URL, and what was put on the wire for it. */
export interface ObservedCallback {
  readonly workflowId: string
  readonly target: string
  readonly headers: IncomingMessage['headers']
  readonly body: string
  readonly outcome: SimulatedAnswer
  readonly sentHeaders: readonly string[]
  readonly at: number
  /** The run that it started, if it did, with its body parsed. */
  readonly run?: { readonly runId: string; readonly trackingId: string; readonly body: unknown }
}

/** What the listener works on. */
export interface CallbackContext {
  readonly flows: ReadonlyMap<string, FlowState>
  /** All runs, in order. */
  readonly runs: Run[]
  readonly record: boolean
  readonly now: () => number
  readonly runId: (now: number) => string
  /** Told of each request before it is answered. */
  readonly observe?: (callback: ObservedCallback) => void
}

const startsRun = ({ status }: WireResponse) => status >= 200 && status < 300

const runHeaders = (facts: FlowFacts, runId: string, trackingId: string, correlationId: string) => [
  'x-ms-workflow-run-id',
  runId,
  'x-ms-correlation-id',
  correlationId,
  'x-ms-client-tracking-id',
  trackingId,
  'x-ms-trigger-history-name',
  runId,
  'x-ms-execution-location',
  facts.region,
  'x-ms-workflow-id',
  facts.workflowId,
  'x-ms-workflow-version',
  facts.version,
  'x-ms-workflow-name',
  facts.name,
  'x-ms-request-id',
  `${facts.region}:${correlationId}`,
]

const header = (value: string | string[] | undefined) =>
  typeof value === 'string' && value !== '' ? value : undefined

/** Plays the platform's callback endpoint for every flow, on the path of benchmarks: a Map look-up and one JSON.parse. */
export const createCallbackListener = (context: CallbackContext): RequestListener => {
  const receive = (
    flow: FlowState,
    target: string,
    body: string,
    request: IncomingMessage,
    response: ServerResponse,
  ) => {
    const { facts, log } = flow
    const { headers } = request
    const at = context.now()
    const trackingId = header(headers['x-ms-client-tracking-id'])
    const attempt = log.countRequest(trackingId ?? '')
    const { outcome, parsed } = judgeCallback(flow, { target, headers, body }, attempt)

    if (context.record) {
      const answered = typeof outcome === 'object' ? outcome.status : outcome
      log.requests.push({ at, headers, answered, trackingId, ...(flow.keepsBodies && { body }) })
    }
    const seen = { workflowId: facts.workflowId, target, headers, body, outcome, at }
    if (typeof outcome === 'string' || !startsRun(outcome)) {
      context.observe?.({ ...seen, sentHeaders: [] })
      if (outcome === 'reset') request.socket.resetAndDestroy()
      else if (typeof outcome === 'object') sendResponse(response, outcome)
      return
    }
    const runId = context.runId(at)
    const runTrackingId = trackingId ?? runId
    log.countRun(trackingId ?? '')
    if (context.record) {
      const { workflowId } = facts
      const content = flow.keepsBodies && { body: parsed }
      const run = { runId, workflowId, at, trackingId: runTrackingId, ...content }
      log.runs.push(run)
      context.runs.push(run)
    }
    const correlationId = header(headers['x-ms-correlation-id']) ?? randomUUID()
    const sentHeaders = runHeaders(facts, runId, runTrackingId, correlationId)
    const run = { runId, trackingId: runTrackingId, body: parsed }
    context.observe?.({ ...seen, sentHeaders, run })
    sendResponse(response, outcome, sentHeaders)
  }

  return (request, response) => {
    const target = request.url ?? ''
    let body = ''
    request.setEncoding('utf8')
    request.on('data', (text: string) => {
      body += text
    })
    request.on('end', () => {
      const workflowId = workflowIdIn(target)
      const flow = context.flows.get(workflowId)
      if (flow === undefined) sendResponse(response, workflowNotFound(workflowId))
      else receive(flow, target, body, request, response)
    })
  }
}
