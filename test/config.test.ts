import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { defaultCallbackHosts } from '../src/callbacks/callback-hosts.js'
import { parseCircuitPolicy } from '../src/callbacks/circuit-policy.js'
import { parseConfig } from '../src/config.js'
import { settingsOf, type Environment } from '../src/settings.js'
import { leastSettings } from './support/settings.js'

const tenant = '7e4a47ed-0000-4000-8000-000000000001'
const client = '0a0d1e9c-0000-4000-8000-000000000002'

const parse = (changes: Environment = {}) => parseConfig({ ...leastSettings, ...changes })

test('what is not set has its default', () => {
  assert.deepEqual(parse(), {
    storage: { connectionString: 'UseDevelopmentStorage=true' },
    entra: {
      instance: 'https://login.microsoftonline.com/',
      tenants: [tenant],
      clientId: client,
      audiences: [client, `api://${client}`],
      scopes: [],
    },
    publicBaseUrl: 'https://triggers.contoso.example',
    publisherKeys: [],
    publishRate: 12_000,
    quotas: { perTenant: 100_000, perUser: 20_000, perCallback: 100 },
    callbacks: { allowedHosts: defaultCallbackHosts, allowLoopback: false, timeoutSeconds: 30 },
    retrySchedule: [10, 60, 300, 1800, 7200, 18000, 36000, 36000],
    outcomes: [],
    circuitPolicy: parseCircuitPolicy(settingsOf({})),
    callsPerMinute: 666,
    deliverAtOnce: true,
    operationalEvents: true,
    retentionDays: 30,
    signingSecrets: [],
    encryptionKeys: [],
    remarks: [
      'ENCRYPTION_KEYS is not set: callback URLs are stored plainly, and whoever can read the table can start the flows',
    ],
  })
})

test('a setting that is empty or blank counts as not set', () => {
  const blank = Object.fromEntries(
    ['AzureAd__Instance', 'AzureAd__Audience', 'RETRY_SCHEDULE', 'CALLBACK_TIMEOUT'].map((name) => [
      name,
      ' ',
    ]),
  )
  assert.deepEqual(parse({ ...blank, PUBLISHER_KEYS: ' , ,' }), parse())
})

test('what is set is read, lists without their blanks', () => {
  const config = parse({
    AzureAd__Instance: 'https://login.partner.microsoftonline.cn',
    AzureAd__Audience: 'one, two ,',
    AzureAd__Scopes: 'impersonate,Events.Subscribe',
    PUBLIC_BASE_URL: 'https://contoso.example/triggers//',
    PUBLISHER_KEYS: '0123456789abcdef, fedcba9876543210',
    CALLBACK_ALLOWED_HOSTS: '*.Contoso.example,hooks.fabrikam.example',
    CALLBACK_ALLOW_LOOPBACK: 'True',
    CALLBACK_TIMEOUT: '5',
    RETRY_SCHEDULE: '0, 1 ,604800',
  })
  assert.equal(config.entra.instance, 'https://login.partner.microsoftonline.cn/')
  assert.deepEqual(config.entra.audiences, ['one', 'two'])
  assert.deepEqual(config.entra.scopes, ['impersonate', 'Events.Subscribe'])
  assert.equal(config.publicBaseUrl, 'https://contoso.example/triggers')
  assert.deepEqual(config.publisherKeys, ['0123456789abcdef', 'fedcba9876543210'])
  assert.deepEqual(config.callbacks, {
    allowedHosts: ['*.contoso.example', 'hooks.fabrikam.example'],
    allowLoopback: true,
    timeoutSeconds: 5,
  })
  assert.deepEqual(config.retrySchedule, [0, 1, 604800])
})

test('tenants are one, several, or all organizations', () => {
  const other = '7E4A47ED-0000-4000-8000-00000000000B'
  assert.deepEqual(parse({ AzureAd__TenantId: `${tenant}, ${other}` }).entra.tenants, [
    tenant,
    other.toLowerCase(),
  ])
  assert.equal(parse({ AzureAd__TenantId: 'Organizations' }).entra.tenants, 'organizations')
})

test('the public URL is by default the host name that Azure gives the app', () => {
  const { publicBaseUrl } = parse({
    PUBLIC_BASE_URL: undefined,
    WEBSITE_HOSTNAME: 'contoso.azurewebsites.net',
  })
  assert.equal(publicBaseUrl, 'https://contoso.azurewebsites.net')
})

test('storage can be an account that a managed identity opens', () => {
  const account = parse({
    AzureWebJobsStorage: undefined,
    AzureWebJobsStorage__accountName: 'contoso',
  })
  assert.deepEqual(account.storage, {
    tableUrl: 'https://contoso.table.core.windows.net',
    queueUrl: 'https://contoso.queue.core.windows.net',
  })
  const endpoints = parse({
    AzureWebJobsStorage: undefined,
    AzureWebJobsStorage__tableServiceUri: 'https://contoso.table.core.chinacloudapi.cn',
    AzureWebJobsStorage__queueServiceUri: 'https://contoso.queue.core.chinacloudapi.cn',
    AzureWebJobsStorage__clientId: client,
  })
  assert.deepEqual(endpoints.storage, {
    tableUrl: 'https://contoso.table.core.chinacloudapi.cn',
    queueUrl: 'https://contoso.queue.core.chinacloudapi.cn',
    identityClientId: client,
  })
})

test('the sample settings are exactly those that are read', () => {
  const read = new Set(['FUNCTIONS_WORKER_RUNTIME']) // the Functions host's own
  const watched = (environment: Environment) =>
    new Proxy(environment, {
      get: (target, name) => {
        read.add(String(name))
        return target[String(name)]
      },
    })
  parseConfig(watched({ ...leastSettings, CALLBACK_ALLOW_LOOPBACK: 'true' }))
  parseConfig(
    watched({
      ...leastSettings,
      AzureWebJobsStorage: '',
      AzureWebJobsStorage__accountName: 'contoso',
    }),
  )
  const setByAzure = [...read].filter((name) => /^(WEBSITE_|AZURE_FUNCTIONS_)/.test(name))
  const sample = JSON.parse(readFileSync('local.settings.sample.json', 'utf8')) as {
    Values: Record<string, string>
  }
  assert.deepEqual(
    Object.keys(sample.Values).sort(),
    [...read].filter((name) => !setByAzure.includes(name)).sort(),
  )
  parseConfig(sample.Values)
})

test('ids are used as tokens have them, however a tool wrote them', () => {
  const { entra } = parse({
    AzureAd__TenantId: `{${tenant.toUpperCase()}}`,
    AzureAd__ClientId: `{${client.toUpperCase()}}`,
  })
  assert.deepEqual([entra.tenants, entra.audiences], [[tenant], [client, `api://${client}`]])
})

test('URLs are used as others compare them, and scopes may be separated by blanks', () => {
  const { entra, publicBaseUrl } = parse({
    AzureAd__Instance: 'HTTPS://Login.MicrosoftOnline.com//',
    AzureAd__Scopes: 'impersonate Events.Subscribe',
    PUBLIC_BASE_URL: 'HTTPS://Contoso.example:443/triggers/',
  })
  assert.equal(entra.instance, 'https://login.microsoftonline.com/')
  assert.deepEqual(entra.scopes, ['impersonate', 'Events.Subscribe'])
  assert.equal(publicBaseUrl, 'https://contoso.example/triggers')
})
