import type { AnswerKinds, Reply } from './answer.js'

/** What is put on the wire; a body that is not text is made up while it is sent. */
export interface WireResponse {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | { readonly bytes: number } | { readonly byteEachMilliseconds: number }
  readonly delayMilliseconds?: number
}

/** What happens to a request. */
export type SimulatedAnswer = WireResponse | 'hang' | 'reset'

/** The names that the platform's messages mention. */
export interface FlowNames {
  readonly workflowId: string
  readonly name: string
  readonly triggerName: string
  readonly version: string
}

const json = { 'content-type': 'application/json; charset=utf-8' }

const error = (
  status: number,
  code: string,
  message: string,
  headers?: Readonly<Record<string, string>>,
): WireResponse => ({
  status,
  headers: { ...json, ...headers },
  body: JSON.stringify({ error: { code, message } }),
})

const accepted = { status: 202 } as const

/**
 * The platform's answers, one a line. Codes are those that Microsoft's own webhook sender, the Business Central base
 * application, tells apart, and those reported in public issues; so are the messages of `off` and `schema-mismatch`.
 */
const answers: {
  readonly [K in keyof AnswerKinds]: (options: AnswerKinds[K], flow: FlowNames) => SimulatedAnswer
} = {
  accept: () => accepted,
  off: ({ state = 'Disabled' }, { name, triggerName }) =>
    error(
      400,
      'WorkflowTriggerIsNotEnabled',
      `Could not execute workflow '${name}' trigger '${triggerName}' with state '${state}': trigger is not enabled.`,
    ),
  gone: (_, { workflowId }) => workflowNotFound(workflowId),
  'schema-mismatch': (_, { triggerName }) =>
    error(
      400,
      'TriggerInputSchemaMismatch',
      `The input body for trigger '${triggerName}' of type 'Request' did not match its schema definition. Error details: 'Invalid type. Expected String but got Null.'.`,
    ),
  unauthorized: () => unauthorized,
  throttled: ({ retryAfter = '30' }) =>
    error(429, 'TooManyRequests', 'Too many requests.', { 'retry-after': retryAfter }),
  unavailable: ({ retryAfter }) =>
    error(503, 'ServiceUnavailable', 'The service is temporarily unavailable.', {
      ...(retryAfter !== undefined && { 'retry-after': retryAfter }),
    }),
  status: (response) => response,
  hang: () => 'hang',
  reset: () => 'reset',
  slow: ({ milliseconds }) => ({ ...accepted, delayMilliseconds: milliseconds }),
  flood: ({ bytes }) => ({ ...accepted, body: { bytes } }),
  drip: () => ({ ...accepted, body: { byteEachMilliseconds: 1000 } }),
  redirect: ({ location }) => ({ status: 307, headers: { location } }),
}

/** What a reply means on the wire. */
export const outcomeOf = <K extends keyof AnswerKinds>(
  reply: Reply<K>,
  flow: FlowNames,
): SimulatedAnswer => answers[reply.kind](reply, flow)

/** No workflow has this id. */
export const workflowNotFound = (workflowId: string) =>
  error(404, 'WorkflowNotFound', `The workflow '${workflowId}' could not be found.`)

/** The callback URL belongs to a version of the flow that an edit has replaced. */
export const versionNotFound = ({ triggerName }: FlowNames) =>
  error(
    404,
    'WorkflowTriggerVersionNotFound',
    `The version of the workflow trigger '${triggerName}' could not be found.`,
  )

/** The shared access signature does not fit the URL. */
export const unauthorized = error(
  401,
  'DirectApiAuthorizationRequired',
  'The request must be authenticated only by Shared Access scheme.',
)

/** "An inbound call can use only one authorization scheme" (https://learn.microsoft.com/azure/logic-apps/logic-apps-securing-a-logic-app). */
export const twoSchemes = error(
  401,
  'DirectApiRequestHasMoreThanOneAuthorization',
  'The request has both SAS authorization scheme and an Authorization header. Only one scheme should be used.',
)

/** The body is not JSON. */
export const invalidContent = error(
  400,
  'InvalidRequestContent',
  'The request content is not valid and could not be deserialized.',
)
