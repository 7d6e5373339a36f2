import { isLoopback } from './loopback.js'
import type { Settings } from './settings.js'

/** Whose tokens are accepted. */
export interface EntraConfig {
  /** Ends with a slash. */
  readonly instance: string
  readonly tenants: readonly string[] | 'organizations'
  readonly audiences: readonly string[]
  /** A subscriber's token needs one of them; none: no scope is asked for. */
  readonly scopes: readonly string[]
}

/** Whether an app serves a tenant: lower-case id. */
export const servesTenant = (tenants: EntraConfig['tenants'], id: string): boolean =>
  tenants === 'organizations' ? tenantId.test(id) : tenants.includes(id)

const tenantId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Keys that come over plain http could be anyone's; on this machine they are a local issuer's. */
const isHttps = (instance: string) =>
  URL.canParse(instance) &&
  (instance.startsWith('https://') || isLoopback(new URL(instance).hostname))

/** The settings `AzureAd__…`, named as in an ASP.NET app's `AzureAd` section. */
export const parseEntra = (settings: Settings): EntraConfig => {
  const { read, readList, fault } = settings
  const instance = read('AzureAd__Instance') || 'https://login.microsoftonline.com/'
  if (!isHttps(instance)) fault('AzureAd__Instance', `is no https URL: "${instance}"`)

  const clientId = read('AzureAd__ClientId')
  if (clientId === '') {
    fault('AzureAd__ClientId', 'is missing: the application (client) id of the app registration')
  }

  const tenants = parseTenants(settings)
  const audiences = readList('AzureAd__Audience')
  return {
    instance: instance.endsWith('/') ? instance : `${instance}/`,
    tenants,
    audiences: audiences.length > 0 ? audiences : [clientId, `api://${clientId}`],
    scopes: readList('AzureAd__Scopes'),
  }
}

/** The setting `AzureAd__TenantId`: whom the app serves. */
export const parseTenants = ({ readList, fault }: Settings): EntraConfig['tenants'] => {
  const tenants = readList('AzureAd__TenantId').map((tenant) => tenant.toLowerCase())
  if (tenants.length === 1 && tenants[0] === 'organizations') return 'organizations'
  if (tenants.length === 0) fault('AzureAd__TenantId', 'is missing: tenant ids, or "organizations"')
  for (const tenant of tenants) {
    if (!tenantId.test(tenant))
      fault('AzureAd__TenantId', `holds "${tenant}", which is no tenant id`)
  }
  return tenants
}
