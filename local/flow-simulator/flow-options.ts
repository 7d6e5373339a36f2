import type { Answer } from './answer.js'

/** What a test decides about a flow; all else is filled in. */
export interface FlowOptions {
  readonly kind?: 'power-automate' | 'logic-apps'
  /** `x-ms-workflow-name`: the flow's GUID in Power Automate, the resource's name in Logic Apps. */
  readonly name?: string
  /** The trigger's name as the maker sees it. */
  readonly operationName?: string
  readonly locale?: string
  readonly answer?: Answer
  readonly workflowId?: string
  readonly environmentId?: string
  /** The connection's credentials: a bearer token, here or for the whole simulator, or an API key. */
  readonly token?: () => Promise<string>
  readonly apiKey?: string
  /** False keeps no bodies, for large ones. */
  readonly recordBodies?: boolean
}
