import type { Answer } from './answer.js'
import type { Credentials } from './credentials.js'

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
  /** What the flow's connection adds to its calls; the simulator's own without it. */
  readonly credentials?: Credentials
  /** False keeps no bodies, for large ones. */
  readonly recordBodies?: boolean
}
