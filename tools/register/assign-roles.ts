import type { Apply } from './apply.js'
import type { Graph } from './graph.js'
import type { AppRoleAssignment, ServicePrincipal } from './graph-types.js'
import { roles } from './registration-data.js'

/** Who is to have which role. */
export interface Assignees {
  /** Client ids of apps, or of managed identities. */
  readonly publishers: readonly string[]
  /** Names of users as they sign in, or `me`. */
  readonly operators: readonly string[]
}

/** Gives each their role, unless they have it. */
export const assignRoles = async (
  graph: Graph,
  apply: Apply,
  resourceId: string,
  { publishers, operators }: Assignees,
): Promise<void> => {
  const path = `/servicePrincipals/${resourceId}/appRoleAssignedTo`
  const { value: there } =
    resourceId === '' || publishers.length + operators.length === 0
      ? { value: [] }
      : await graph.get<{ value: readonly AppRoleAssignment[] }>(`${path}?$top=999`)

  const assign = async (principal: ServicePrincipal, role: (typeof roles)[keyof typeof roles]) => {
    const has = ({ principalId, appRoleId }: AppRoleAssignment) =>
      principalId === principal.id && appRoleId === role.id
    if (there.some(has)) return
    await apply(`give ${principal.displayName ?? principal.id} the role ${role.value}`, () =>
      graph.post(path, { principalId: principal.id, resourceId, appRoleId: role.id }),
    )
  }

  for (const appId of publishers) await assign(await servicePrincipalOf(graph, appId), roles.fire)
  for (const name of operators) await assign(await userOf(graph, name), roles.operate)
}

const servicePrincipalOf = async (graph: Graph, appId: string): Promise<ServicePrincipal> => {
  const found = await findServicePrincipal(graph, appId)
  if (found) return found
  throw new Error(`This tenant has no app with the client id ${appId}`)
}

const userOf = async (graph: Graph, name: string): Promise<ServicePrincipal> => {
  const path = name === 'me' ? '/me' : `/users/${encodeURIComponent(name)}`
  const found = await graph.find<ServicePrincipal>(`${path}?$select=id,displayName`)
  if (found) return found
  throw new Error(`This tenant has no user ${name}`)
}

/** An app in this tenant, by its client id. */
export const findServicePrincipal = async (
  graph: Pick<Graph, 'get'>,
  appId: string,
): Promise<ServicePrincipal | undefined> => {
  const { value } = await graph.get<{ value: readonly ServicePrincipal[] }>(
    `/servicePrincipals?$filter=${encodeURIComponent(`appId eq '${appId}'`)}`,
  )
  return value[0]
}
