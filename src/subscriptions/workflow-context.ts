/**
 * What the platform says of the flow that subscribes. The headers are unsigned: kept to be shown, never trusted.
 * Source: captured calls of Power Automate and Logic Apps (EricVernie/CustomConnector, Headers.txt).
 */
export interface WorkflowContext {
  readonly platform?: 'Power Automate' | 'Logic Apps'
  readonly workflowId?: string
  readonly workflowName?: string
  readonly workflowVersion?: string
  readonly triggerName?: string
  readonly environmentId?: string
  /** Of a logic app: its Azure subscription and resource group. */
  readonly azureSubscriptionId?: string
  readonly resourceGroup?: string
  readonly language?: string
}

const longestValue = 256

/** Reads the context from a request's headers; what is absent stays absent. */
export const workflowContext = (headers: {
  get: (name: string) => string | null
}): WorkflowContext => {
  const value = (name: string) => {
    const text = headers.get(name)?.slice(0, longestValue)
    return text === '' ? undefined : text
  }
  const agent = headers.get('user-agent') ?? ''
  const platform = agent.includes('microsoft-flow')
    ? 'Power Automate'
    : agent.includes('azure-logic-apps')
      ? 'Logic Apps'
      : undefined
  return present({
    platform,
    workflowId: value('x-ms-workflow-id'),
    workflowName: value('x-ms-workflow-name'),
    workflowVersion: value('x-ms-workflow-version'),
    triggerName: decoded(value('x-ms-workflow-operation-name')),
    environmentId: value('x-ms-environment-id'),
    ...(platform === 'Logic Apps' ? placeOfLogicApp(value) : {}),
    language: value('accept-language'),
  })
}

/** In calls of Power Automate, the same headers name a unit of its own, and the flow's owner. */
const placeOfLogicApp = (value: (name: string) => string | undefined) => ({
  azureSubscriptionId: value('x-ms-workflow-subscription-id'),
  resourceGroup: value('x-ms-workflow-resourcegroup-name'),
})

const decoded = (value: string | undefined) => {
  try {
    return value === undefined ? undefined : decodeURIComponent(value)
  } catch {
    return value // not percent-encoded UTF-8: shown as it came
  }
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> }

const present = <T extends object>(values: T) =>
  // Entries forget which name holds what.
  Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  ) as Present<T>
