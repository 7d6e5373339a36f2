import { defaultCallbackHosts } from './subscriptions/callback-hosts.js'

/** Where tables and queues are: by connection string, or by account with a managed identity. */
export type StorageConfig =
  | { readonly connectionString: string }
  | { readonly tableUrl: string; readonly queueUrl: string; readonly identityClientId?: string }

/** Whose tokens are accepted. */
export interface EntraConfig {
  /** Ends with a slash. */
  readonly instance: string
  readonly tenants: readonly string[] | 'organizations'
  readonly audiences: readonly string[]
  /** A subscriber's token needs one of them; none: no scope is asked for. */
  readonly scopes: readonly string[]
}

/** Which callback URLs are called, and for how long. */
export interface CallbackConfig {
  /** `host.example` or `*.example`, lower case. */
  readonly allowedHosts: readonly string[]
  readonly allowLoopback: boolean
  readonly timeoutSeconds: number
}

/** All that the environment decides, parsed once. */
export interface Config {
  readonly storage: StorageConfig
  readonly entra: EntraConfig
  /** Without a slash at its end. */
  readonly publicBaseUrl: string
  readonly publisherKeys: readonly string[]
  readonly callbacks: CallbackConfig
  /** Seconds before the second attempt, the third, … */
  readonly retrySchedule: readonly number[]
}

/** Environment variables, as `process.env` has them. */
export type Environment = Readonly<Record<string, string | undefined>>

const tenantId = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
const hostPattern = /^(\*\.)?[a-z0-9-]+(\.[a-z0-9-]+)+$/
const week = 7 * 24 * 3600

/** The environment as a Config. Throws one error that names every missing or wrong setting. */
export const parseConfig = (environment: Environment): Config => {
  const faults: string[] = []
  const read = (name: string) => environment[name]?.trim() ?? ''
  const readList = (name: string) =>
    read(name)
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== '')
  const fault = (name: string, reason: string) => void faults.push(`${name} ${reason}`)

  const storage = (): StorageConfig => {
    const connectionString = read('AzureWebJobsStorage')
    if (connectionString !== '') return { connectionString }
    const account = read('AzureWebJobsStorage__accountName')
    const tableUrl = read('AzureWebJobsStorage__tableServiceUri')
    const queueUrl = read('AzureWebJobsStorage__queueServiceUri')
    if (account === '' && (tableUrl === '' || queueUrl === '')) {
      fault(
        'AzureWebJobsStorage',
        'is missing: set a connection string, or AzureWebJobsStorage__accountName',
      )
    }
    const clientId = read('AzureWebJobsStorage__clientId')
    return {
      tableUrl: tableUrl || `https://${account}.table.core.windows.net`,
      queueUrl: queueUrl || `https://${account}.queue.core.windows.net`,
      ...(clientId === '' ? {} : { identityClientId: clientId }),
    }
  }

  const entra = (): EntraConfig => {
    const instance = read('AzureAd__Instance') || 'https://login.microsoftonline.com/'
    if (!URL.canParse(instance)) fault('AzureAd__Instance', `is no URL: "${instance}"`)

    const clientId = read('AzureAd__ClientId')
    if (clientId === '')
      fault('AzureAd__ClientId', 'is missing: the application (client) id of the app registration')

    const tenants = readList('AzureAd__TenantId').map((tenant) => tenant.toLowerCase())
    const anyTenant = tenants.length === 1 && tenants[0] === 'organizations'
    if (tenants.length === 0)
      fault('AzureAd__TenantId', 'is missing: tenant ids, or "organizations"')
    for (const tenant of anyTenant ? [] : tenants) {
      if (!tenantId.test(tenant))
        fault('AzureAd__TenantId', `holds "${tenant}", which is no tenant id`)
    }

    const audiences = readList('AzureAd__Audience')
    return {
      instance: instance.endsWith('/') ? instance : `${instance}/`,
      tenants: anyTenant ? 'organizations' : tenants,
      audiences: audiences.length > 0 ? audiences : [clientId, `api://${clientId}`],
      scopes: readList('AzureAd__Scopes'),
    }
  }

  const publicBaseUrl = (): string => {
    const host = read('WEBSITE_HOSTNAME')
    const value = read('PUBLIC_BASE_URL') || (host === '' ? '' : `https://${host}`)
    if (value === '')
      fault('PUBLIC_BASE_URL', 'is missing: the https URL that flows reach this app at')
    else if (!URL.canParse(value)) fault('PUBLIC_BASE_URL', `is no URL: "${value}"`)
    else {
      const { protocol, hostname, search, hash } = new URL(value)
      const local = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
      if (protocol !== 'https:' && !local) fault('PUBLIC_BASE_URL', `is not https: "${value}"`)
      if (search !== '' || hash !== '')
        fault('PUBLIC_BASE_URL', `has a query or a fragment: "${value}"`)
    }
    return value.replace(/\/+$/, '')
  }

  const callbacks = (): CallbackConfig => {
    const hosts = readList('CALLBACK_ALLOWED_HOSTS').map((host) => host.toLowerCase())
    for (const host of hosts) {
      if (!hostPattern.test(host))
        fault(
          'CALLBACK_ALLOWED_HOSTS',
          `holds "${host}", which is neither a host nor "*." and a domain`,
        )
    }
    const loopback = read('CALLBACK_ALLOW_LOOPBACK').toLowerCase()
    if (!['', 'true', 'false'].includes(loopback))
      fault('CALLBACK_ALLOW_LOOPBACK', `is neither true nor false: "${loopback}"`)
    // Azure sets WEBSITE_INSTANCE_ID on every App Service instance; Core Tools does not.
    if (loopback === 'true' && read('WEBSITE_INSTANCE_ID') !== '') {
      fault(
        'CALLBACK_ALLOW_LOOPBACK',
        'is for local use only and this app runs in Azure: remove it',
      )
    }
    const timeoutSeconds = Number(read('CALLBACK_TIMEOUT') || '30')
    if (!(timeoutSeconds > 0 && timeoutSeconds <= 120)) {
      fault(
        'CALLBACK_TIMEOUT',
        `is no number of seconds from 1 to 120: "${read('CALLBACK_TIMEOUT')}"`,
      )
    }
    return {
      allowedHosts: hosts.length > 0 ? hosts : defaultCallbackHosts,
      allowLoopback: loopback === 'true',
      timeoutSeconds,
    }
  }

  const retrySchedule = (): readonly number[] => {
    const items = readList('RETRY_SCHEDULE')
    for (const item of items) {
      // A queue message can be hidden for seven days at most.
      if (!/^\d+$/.test(item) || Number(item) > week) {
        fault(
          'RETRY_SCHEDULE',
          `holds "${item}", which is no whole number of seconds from 0 to ${week}`,
        )
      }
    }
    return items.length > 0 ? items.map(Number) : [10, 60, 300, 1800, 7200, 18000, 36000, 36000]
  }

  const publisherKeys = (): readonly string[] => {
    const keys = readList('PUBLISHER_KEYS')
    if (keys.some((key) => key.length < 16))
      fault('PUBLISHER_KEYS', 'holds a key of fewer than 16 characters')
    return keys
  }

  const config: Config = {
    storage: storage(),
    entra: entra(),
    publicBaseUrl: publicBaseUrl(),
    publisherKeys: publisherKeys(),
    callbacks: callbacks(),
    retrySchedule: retrySchedule(),
  }
  if (faults.length > 0) throw new Error(`The settings are not usable:\n  ${faults.join('\n  ')}`)
  return config
}
