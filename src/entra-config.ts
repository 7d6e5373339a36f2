import { isLoopback } from './loopback.js'
import { bareId, readSwitch, type Settings } from './settings.js'

/** Whose tokens are accepted. */
export interface EntraConfig {
  /** Ends with a slash. */
  readonly instance: string
  /** Of the app registration. */
  readonly clientId: string
  readonly tenants: readonly string[] | 'organizations'
  readonly audiences: readonly string[]
  /** A subscriber's token needs one of them; none: no scope is asked for. */
  readonly scopes: readonly string[]
  /** Tokens with neither a scope nor a role subscribe, where no scope is asked for. */
  readonly allowsBareTokens?: boolean
}

/** Whether an app serves a tenant: lower-case id. */
export const servesTenant = (tenants: EntraConfig['tenants'], id: string): boolean =>
  tenants === 'organizations' ? tenantId.test(id) : tenants.includes(id)

/** The tenant that an app serves, where it serves one. */
export const onlyTenant = (tenants: EntraConfig['tenants']): string | undefined =>
  tenants !== 'organizations' && tenants.length === 1 ? tenants[0] : undefined

const tenantId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/**
 * The setting `AzureAd__Instance`, as issuers are compared with it. Keys that come over plain http could be anyone's; on this machine
 * they are a local issuer's.
 */
const parseInstance = ({ read, fault }: Settings): string => {
  const text = read('AzureAd__Instance') || 'https://login.microsoftonline.com/'
  const url = /^https?:\/\//i.test(text) && URL.canParse(text) ? new URL(text) : undefined
  if (!url || (url.protocol !== 'https:' && !isLoopback(url.hostname))) {
    fault('AzureAd__Instance', `is no https URL: "${text}"`)
    return text
  }
  const { origin, pathname, search, hash, username } = url
  if (search !== '' || hash !== '' || username !== '')
    fault('AzureAd__Instance', 'has more than a host and a path')
  const ends = pathname.split('/').filter((part) => part !== '')
  const tenant = ends.find((part) => namesTenant.test(part))
  if (tenant !== undefined)
    fault('AzureAd__Instance', `names a tenant or a version, "${tenant}", which belongs elsewhere`)
  return [origin, ...ends, ''].join('/')
}

const namesTenant =
  /^(common|organizations|consumers|v2\.0|[0-9a-f]{8}-[0-9a-f-]{27}|.*\.onmicrosoft\.com)$/i

/** The settings `AzureAd__…`, named as in an ASP.NET app's `AzureAd` section. */
export const parseEntra = (settings: Settings): EntraConfig => {
  const { read, readList, fault } = settings
  const instance = parseInstance(settings)
  const clientId = bareId(read('AzureAd__ClientId'))
  if (clientId === '') {
    fault('AzureAd__ClientId', 'is missing: the application (client) id of the app registration')
  }

  if (/[\s/{}:,;]/.test(clientId))
    fault('AzureAd__ClientId', `is no id of an app registration: "${clientId}"`)

  const tenants = parseTenants(settings)
  const audiences = readList('AzureAd__Audience').map(bareId)
  for (const audience of audiences.filter((each) => /[\s;{}]/.test(each)))
    fault('AzureAd__Audience', `holds "${audience}", which is no audience`)
  const scopes = parseScopes(settings)
  return {
    instance,
    clientId,
    tenants,
    audiences: audiences.length > 0 ? audiences : [clientId, `api://${clientId}`],
    scopes,
    ...(parseBareTokens(settings, scopes) ? { allowsBareTokens: true } : {}),
  }
}

/** The setting `AzureAd__Scopes`. In an ASP.NET app they are separated by blanks; tokens (claim `scp`) name them without their app. */
const parseScopes = ({ readList, fault }: Settings): readonly string[] => {
  const scopes = readList('AzureAd__Scopes').flatMap((item) => item.split(/\s+/))
  for (const scope of scopes.filter((each) => /[/;]/.test(each)))
    fault('AzureAd__Scopes', `holds "${scope}", which is no name of a scope, as tokens have it`)
  return scopes
}

/**
 * Named as in an ASP.NET app.
 * Source: https://learn.microsoft.com/dotnet/api/microsoft.identity.web.microsoftidentityoptions.allowwebapitobeauthorizedbyacl
 */
const parseBareTokens = (settings: Settings, scopes: readonly string[]): boolean => {
  const name = 'AzureAd__AllowWebApiToBeAuthorizedByACL'
  const allows = readSwitch(settings, name) ?? false
  if (allows && scopes.length === 0)
    settings.remark(
      name,
      'is true: ID tokens subscribe, and so do apps of an allowed tenant without a role',
    )
  return allows
}

/** The setting `AzureAd__TenantId`: whom the app serves. */
export const parseTenants = ({ readList, fault }: Settings): EntraConfig['tenants'] => {
  const tenants = readList('AzureAd__TenantId').map((tenant) => bareId(tenant).toLowerCase())
  if (tenants.length === 1 && tenants[0] === 'organizations') return 'organizations'
  if (tenants.length === 0) fault('AzureAd__TenantId', 'is missing: tenant ids, or "organizations"')
  for (const tenant of tenants) {
    if (!tenantId.test(tenant))
      fault('AzureAd__TenantId', `holds "${tenant}", which is no tenant id`)
  }
  return tenants
}
