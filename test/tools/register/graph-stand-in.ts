import { randomUUID } from 'node:crypto'
import type {
  Application,
  AppRoleAssignment,
  PasswordCredential,
} from '../../../tools/register/graph-types.js'
import { describe } from './graph-description.js'
import { graphUrl } from './graph-schemas.js'

/** What the stand-in keeps, as Graph would. */
export interface GraphState {
  readonly applications: (Application & { readonly uniqueName?: string })[]
  readonly servicePrincipals: { id: string; appId: string; displayName: string }[]
  readonly assignments: AppRoleAssignment[]
  /** Names of registrations that were deleted: for 30 days, they are nobody else's. */
  readonly deletedNames: string[]
  /** Each request, as `POST /applications`. */
  readonly requests: string[]
}

/** A refusal, as Graph words it. */
const refused = (status: number, message: string) =>
  Response.json({ error: { code: 'Request_BadRequest', message } }, { status })

const found = (item: object | undefined) =>
  item ? Response.json(item) : refused(404, 'Resource does not exist')

/** `$filter=appId eq '…'`: what it compares, and with what. */
const filterOf = (url: URL): ((item: object) => boolean) => {
  const [, name = '', value] =
    /^(\w+) eq '([^']*)'$/.exec(url.searchParams.get('$filter') ?? '') ?? []
  return (item) => (item as Record<string, unknown>)[name] === value
}

/** What Graph refuses of an app registration although its description allows it. */
const faultOf = ({ api, appId, identifierUris = [] }: Application): string | undefined => {
  const scopes = api?.oauth2PermissionScopes?.map(({ id }) => id) ?? []
  const unknown = api?.preAuthorizedApplications
    ?.flatMap(({ delegatedPermissionIds }) => delegatedPermissionIds)
    .find((id) => !scopes.includes(id))
  if (unknown !== undefined) return `Property PreAuthorizedApplications references ${unknown}`
  if (new Set(scopes).size < scopes.length) return 'Scopes must have unique ids'
  const foreign = identifierUris.find((uri) => uri !== `api://${appId}`)
  return foreign === undefined ? undefined : `Identifier URI ${foreign} is not allowed`
}

/**
 * Plays Microsoft Graph to one command. Each request is held against Graph's published description; what is not in it fails the
 * test. What was made is unknown to the first request that asks for it, as happens in Graph.
 */
export const graphStandIn = (): GraphState & { readonly fetch: typeof fetch } => {
  const state: GraphState = {
    applications: [],
    servicePrincipals: [],
    assignments: [],
    deletedNames: [],
    requests: [],
  }
  const { applications, servicePrincipals, assignments, requests } = state
  const fresh = new Set<string>()

  const change = (id: string, part: Partial<Application>): Response => {
    const place = applications.findIndex((app) => app.id === id)
    const [app] = applications.slice(place, place + 1)
    if (place < 0 || app === undefined || fresh.delete(id))
      return refused(404, 'No such application')
    const [changedApp, locked] = [{ ...app, ...part }, part.appRoles]
    const fault = faultOf(changedApp)
    if (fault !== undefined) return refused(400, fault)
    if (locked && app.appRoles?.some(({ id: role }) => !locked.some((each) => each.id === role)))
      return refused(400, 'CannotDeleteOrUpdateEnabledEntitlement')
    applications[place] = changedApp
    return new Response(null, { status: 204 })
  }

  const answers: Readonly<
    Record<string, (body: never, ids: readonly string[], url: URL) => Response>
  > = {
    'GET /me': () =>
      Response.json({ id: state.servicePrincipals[0]?.id ?? randomUUID(), displayName: 'Me' }),
    'GET /users/{user-id}': (_, [name = '']) =>
      found(name.startsWith('nobody') ? undefined : { id: randomUUID(), displayName: name }),
    "GET /applications(appId='{appId}')": (_, [appId]) =>
      found(applications.find((app) => app.appId === appId)),
    "GET /applications(uniqueName='{uniqueName}')": (_, [name]) =>
      found(applications.find((app) => app.uniqueName === name)),
    "PATCH /applications(uniqueName='{uniqueName}')": (
      body: Omit<Application, 'id' | 'appId'>,
      [uniqueName = ''],
    ) => {
      const there = applications.find((each) => each.uniqueName === uniqueName)
      if (there) return change(there.id, body)
      if (state.deletedNames.includes(uniqueName))
        return refused(
          400,
          'Another object with the same value for property uniqueName already exists.',
        )
      const [web, spa] = [{ redirectUris: [] }, { redirectUris: [] }]
      const app = { ...{ web, spa }, ...body, uniqueName, id: randomUUID(), appId: randomUUID() }
      applications.push(app)
      fresh.add(app.id)
      return Response.json(app, { status: 201 })
    },
    'PATCH /applications/{application-id}': (body: Partial<Application>, [id = '']) =>
      change(id, body),
    'POST /applications/{application-id}/addPassword': (
      { passwordCredential }: { passwordCredential: PasswordCredential },
      [id = ''],
    ) => {
      const app = applications.find((each) => each.id === id)
      const made = { ...passwordCredential, keyId: randomUUID() }
      const kept = { passwordCredentials: [...(app?.passwordCredentials ?? []), made] }
      const { status } = change(id, kept)
      return status === 204
        ? Response.json({ ...made, secretText: 'invented~secret' })
        : refused(status, 'No such application')
    },
    'GET /servicePrincipals': (_, __, url) =>
      Response.json({ value: servicePrincipals.filter(filterOf(url)) }),
    'POST /servicePrincipals': ({ appId }: { appId: string }) => {
      if (!applications.some((app) => app.appId === appId))
        return refused(400, 'NoBackingApplicationObject')
      const made = { id: randomUUID(), appId, displayName: 'Flow Triggers' }
      servicePrincipals.push(made)
      return Response.json(made, { status: 201 })
    },
    'GET /servicePrincipals/{servicePrincipal-id}/appRoleAssignedTo': () =>
      Response.json({ value: assignments }),
    'POST /servicePrincipals/{servicePrincipal-id}/appRoleAssignedTo': (
      body: AppRoleAssignment,
    ) => {
      const roles = applications.flatMap(({ appRoles = [] }) => appRoles.map(({ id }) => id))
      if (!roles.includes(body.appRoleId))
        return refused(400, 'Permission being assigned was not found')
      assignments.push(body)
      return Response.json(body, { status: 201 })
    },
  }

  return {
    ...state,
    fetch: async (input, init) => {
      const url = new URL(input instanceof Request ? input.url : input)
      if (!url.href.startsWith(`${graphUrl}/`)) throw new Error(`${url.href} is not Graph`)
      const method = init?.method ?? 'GET'
      const body: unknown = typeof init?.body === 'string' ? JSON.parse(init.body) : undefined
      const headers = new Headers(init?.headers)
      const { operation, ids, checkAnswer } = describe({ method, url, headers, body })
      requests.push(operation)
      const answer = answers[operation]?.(body as never, ids, url)
      if (!answer) throw new Error(`The stand-in does not play ${operation}`)
      checkAnswer(answer.status, answer.body ? await answer.clone().json() : undefined)
      return answer
    },
  }
}
