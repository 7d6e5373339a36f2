/** Whose flows a change breaks. */
export type Product = 'Power Automate' | 'Logic Apps'

/** What a change means for flows that are saved already. */
export interface Consequence {
  /** Whose flows break; none for a change that flows survive. */
  readonly breaks: readonly Product[]
  /** What happens to them, and when. */
  readonly how: string
  /** Who says so. */
  readonly source: string
}

const LEARN = 'https://learn.microsoft.com'
const LOGIC_APPS = `${LEARN}/azure/logic-apps/logic-apps-workflow-actions-triggers#apiconnection-action`
const VERSIONING = `${LEARN}/connectors/custom-connectors/operational-versioning`
const UPDATES = `${LEARN}/connectors/custom-connectors/certification-updates`
const DEFINITION = 'https://dev.to/wyattdave/understanding-the-power-automate-definition-42po'
// What Microsoft's own comparison of an update says, as its reviewers quote it.
const QUOTED = 'https://github.com/microsoft/PowerPlatformConnectors/pull'
const MOVED = `${QUOTED}/3648`
const RETYPED = `${QUOTED}/3910`
const DELETED = `${QUOTED}/3470`
const WEBHOOKS = `${LEARN}/connectors/custom-connectors/create-webhook-trigger`

const BOTH: readonly Product[] = ['Power Automate', 'Logic Apps']

/** A saved step holds its inputs and the names of outputs it uses; it is not written anew when the connector changes. */
const KEPT = 'A saved flow keeps its step as it was until somebody opens and saves it'

const broken = (how: string, source = VERSIONING): Consequence => ({ breaks: BOTH, how, source })

const survived = (how: string, source = VERSIONING): Consequence => ({ breaks: [], how, source })

/** What each kind of change means. */
export const consequences = {
  OperationRemoved: broken(
    'The step fails from the update on, and cannot be saved again.',
    DELETED,
  ),
  OperationRenamed: {
    breaks: ['Power Automate'],
    how: 'A saved flow of Power Automate names the operation by its operationId, which is no longer found; Logic Apps name it by its path and go on.',
    source: DEFINITION,
  },
  OperationMoved: broken(
    'A saved workflow of Logic Apps holds the path and goes on calling the old one; a flow of Power Automate finds the new one by the operationId, once it is opened and saved.',
    LOGIC_APPS,
  ),
  OperationMovedWithinAddress: {
    breaks: ['Logic Apps'],
    how: 'The address as a whole stays, so that flows of Power Automate, which hold the operationId, go on; a saved workflow of Logic Apps holds the path below the base path, and calls one that is not there until it is edited.',
    source: LOGIC_APPS,
  },
  TriggerKindChanged: broken(`${KEPT}; until then it waits for events in the old way.`),
  ParameterRemoved: broken(`${KEPT}, and goes on sending what is no longer described.`),
  ParameterMoved: broken(`${KEPT}, and goes on sending it in the old place.`, MOVED),
  ParameterMadeRequired: broken(`${KEPT}; those that left it out fail where the API insists.`),
  RequiredParameterAdded: broken(
    `${KEPT}, and does not send it; calls fail where the API insists.`,
  ),
  ParameterRetyped: broken(`${KEPT}, with a value of the old type.`),
  ParameterEnumAdded: broken(`${KEPT}, with a value that may be none of those.`),
  ParameterEnumValueRemoved: broken(`${KEPT}, with a value that may be the one that is gone.`),
  OutputRemoved: broken('Later steps that use it get null, and fail where they need it.'),
  OutputRetyped: broken('Later steps that use it get a value of another type.', RETYPED),
  NotificationRemoved: broken('Later steps that use it get null, and fail where they need it.'),
  NotificationRetyped: broken('Later steps that use it get a value of another type.', RETYPED),
  AuthenticationChanged: broken(
    'Connections that were made before do not sign in; each has to be made anew.',
    UPDATES,
  ),
  AddressChanged: survived(
    'Flows of both products call the new address, since neither holds host, scheme or base path; a webhook that was subscribed before is unsubscribed at the Location handed out then.',
    WEBHOOKS,
  ),
  DefaultChanged: survived(`${KEPT}, with the old default if that was written into it.`),
  DynamicSourceChanged: survived(`${KEPT}, with the value picked from the old list or schema.`),
  VisibilityChanged: survived(`${KEPT}; makers of new ones no longer see it, or see it now.`),
  OperationDeprecated: survived('Saved flows go on; new ones are not offered the operation.'),
  ResponseCodeChanged: survived('Later steps that look at the code find another.'),
} as const satisfies Readonly<Record<string, Consequence>>

/** The kinds of changes. */
export type ChangeKind = keyof typeof consequences
