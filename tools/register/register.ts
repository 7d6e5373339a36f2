import { applier } from './apply.js'
import { assignRoles, findServicePrincipal, type Assignees } from './assign-roles.js'
import { applicationOf, createApplication } from './create-application.js'
import { desiredApplication, desiredClients, type Wanted } from './desired-application.js'
import { differences } from './differences.js'
import type { Graph } from './graph.js'
import type { Application, ServicePrincipal } from './graph-types.js'
import { addSecret, type Secret, type SecretWanted } from './secret.js'

/** What is to be registered. */
export interface Registration extends Wanted, Assignees, SecretWanted {
  /** The registration's own name in Graph, by which it is found again. */
  readonly name: string
  /** Of a registration that was made otherwise. */
  readonly clientId?: string
  readonly isDryRun: boolean
}

/** What came of it. */
export interface Registered {
  /** Absent where a dry run would have made it. */
  readonly clientId?: string
  /** What was done, or would be. */
  readonly changes: readonly string[]
  readonly secret?: Secret
}

/** What one that a dry run does not make would be at first. */
const none: Application = {
  ...{ id: '', appId: '', signInAudience: 'AzureADMyOrg' },
  spa: { redirectUris: [] },
}

/**
 * Makes an app registration what is wanted, or makes one: whatever is there already stays, so that it can be called again at any
 * time. Scopes come before the clients that are let in by them, and the app before its roles.
 */
export const register = async (
  graph: Graph,
  now: () => Date,
  registration: Registration,
): Promise<Registered> => {
  const { name, isDryRun } = registration
  const { apply, changes } = applier(isDryRun)
  const found = await findApplication(graph, registration)
  const app =
    found ??
    (await apply(`create the app registration ${name}`, () => createApplication(graph, name))) ??
    none

  const wanted = desiredApplication(app, registration)
  const changed = differences(wanted, app)
  for (const part of Object.keys(changed)) changes.push(`set ${partNames[part] ?? part}`)
  if (Object.keys(changed).length > 0 && !isDryRun)
    await graph.patch(`/applications/${app.id}`, changed)

  const clients = { preAuthorizedApplications: desiredClients({ ...app, ...wanted }) }
  if (Object.keys(differences(clients, app.api ?? {})).length > 0)
    await apply('let the Azure CLI and Azure API Connections in without consent', () =>
      graph.patch(`/applications/${app.id}`, { api: { ...wanted.api, ...clients } }),
    )

  const principal = (app === none ? undefined : await findServicePrincipal(graph, app.appId)) ??
    (await apply('make it known to this tenant, as an enterprise application', () =>
      graph.post<ServicePrincipal>('/servicePrincipals', { appId: app.appId }),
    )) ?? { id: '' }
  const secret = await addSecret(graph, apply, now, app, registration)
  await assignRoles(graph, apply, principal.id, registration)
  return { changes, ...(app !== none && { clientId: app.appId }), ...(secret && { secret }) }
}

const partNames: Readonly<Record<string, string>> = {
  signInAudience: 'who may sign in',
  identifierUris: 'the URI that tokens are asked for with',
  api: 'the scopes, and tokens of version 2',
  appRoles: 'the roles Events.Fire and Events.Operate',
  web: 'the redirect URIs of connectors',
  spa: 'the redirect URI of the console',
}

const findApplication = async (
  graph: Graph,
  { name, clientId }: Pick<Registration, 'name' | 'clientId'>,
): Promise<Application | undefined> => {
  if (clientId === undefined) return graph.find(applicationOf(name))
  const found = await graph.find<Application>(`/applications(appId='${clientId}')`)
  if (found) return found
  throw new Error(`This tenant has no app registration with the client id ${clientId}`)
}
