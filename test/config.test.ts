import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { parseConfig } from '../src/config.js'
import { settingsOf, type Environment } from '../src/settings.js'
import { defaultCallbackHosts } from '../src/callbacks/callback-hosts.js'
import { parseCircuitPolicy } from '../src/callbacks/circuit-policy.js'
import { leastSettings } from './support/settings.js'

const tenant = '7e4a47ed-0000-4000-8000-000000000001'
const client = '0a0d1e9c-0000-4000-8000-000000000002'

const parse = (changes: Environment = {}) => parseConfig({ ...leastSettings, ...changes })

/** The settings that an environment's faults name, each once, in order. */
const settingsAtFault = (changes: Environment): string[] => {
  try {
    parse(changes)
    return []
  } catch (error) {
    const lines = error instanceof Error ? error.message.split('\n').slice(1) : []
    return [...new Set(lines.map((line) => line.trim().split(' ')[0] ?? ''))]
  }
}

test('what is not set has its default', () => {
  assert.deepEqual(parse(), {
    storage: { connectionString: 'UseDevelopmentStorage=true' },
    entra: {
      instance: 'https://login.microsoftonline.com/',
      tenants: [tenant],
      audiences: [client, `api://${client}`],
      scopes: [],
    },
    publicBaseUrl: 'https://triggers.contoso.example',
    publisherKeys: [],
    callbacks: { allowedHosts: defaultCallbackHosts, allowLoopback: false, timeoutSeconds: 30 },
    retrySchedule: [10, 60, 300, 1800, 7200, 18000, 36000, 36000],
    outcomes: [],
    circuitPolicy: parseCircuitPolicy(settingsOf({})),
    callsPerMinute: 666,
    retentionDays: 30,
    signingSecrets: [],
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

test('an empty environment is told of everything it lacks, at once', () => {
  assert.throws(
    () => parseConfig({}),
    (error: Error) => {
      for (const name of [
        'AzureWebJobsStorage',
        'AzureAd__ClientId',
        'AzureAd__TenantId',
        'PUBLIC_BASE_URL',
      ])
        assert.match(error.message, new RegExp(`\n  ${name} is missing`))
      return error.message.startsWith('The settings are not usable:')
    },
  )
})

const wrong: readonly [name: string, value: string][] = [
  ['AzureWebJobsStorage', 'contoso'],
  ['AzureWebJobsStorage', 'BlobEndpoint=https://contoso.blob.core.windows.net'],
  ['AzureAd__Instance', 'login.microsoftonline.com'],
  ['AzureAd__Instance', 'http://login.example.com/'],
  ['CALLBACK_ALLOWED_HOSTS', '10.0.0.1'],
  ['AzureAd__TenantId', 'contoso.onmicrosoft.com'],
  ['AzureAd__TenantId', 'common'],
  ['AzureAd__TenantId', `organizations,${tenant}`],
  ['PUBLIC_BASE_URL', 'contoso.example'],
  ['PUBLIC_BASE_URL', 'http://contoso.example'],
  ['PUBLIC_BASE_URL', 'https://contoso.example/?a=b'],
  ['PUBLIC_BASE_URL', 'https://contoso.example/#a'],
  ['PUBLISHER_KEYS', 'too-short'],
  ['CALLBACK_ALLOWED_HOSTS', 'https://contoso.example'],
  ['CALLBACK_ALLOWED_HOSTS', '*'],
  ['CALLBACK_ALLOWED_HOSTS', '*.*.example'],
  ['CALLBACK_ALLOWED_HOSTS', 'contoso.*'],
  ['CALLBACK_ALLOWED_HOSTS', 'contoso.example:443'],
  ['CALLBACK_ALLOW_LOOPBACK', 'yes'],
  ['CALLBACK_TIMEOUT', '0'],
  ['CALLBACK_TIMEOUT', '-1'],
  ['CALLBACK_TIMEOUT', '121'],
  ['CALLBACK_TIMEOUT', '30s'],
  ['RETRY_SCHEDULE', '10,-1'],
  ['RETRY_SCHEDULE', '1.5'],
  ['RETRY_SCHEDULE', '604801'],
  ['RETRY_SCHEDULE', '10s'],
  ['CALLBACK_BUDGET', '59'],
  ['CALLBACK_BUDGET', '100.5'],
  ['DISABLE_AFTER', '0'],
  ['RETENTION_DAYS', '8'],
  ['RETRY_SCHEDULE', Array.from({ length: 9 }, () => 604_800).join()],
  ['RETENTION_DAYS', '30.5'],
  ['DISABLE_AFTER', 'never'],
  ['OUTCOMES', '410'],
  ['OUTCOMES', '410=ignore'],
]

for (const [name, value] of wrong) {
  test(`${name} may not be "${value}"`, () => {
    assert.deepEqual(settingsAtFault({ [name]: value }), [name])
  })
}

test('several wrong settings are all named', () => {
  const names = ['AzureAd__TenantId', 'CALLBACK_TIMEOUT', 'RETRY_SCHEDULE']
  const changes = Object.fromEntries(names.map((name) => [name, 'wrong']))
  assert.deepEqual(settingsAtFault(changes), names)
})

test('a key that is too short is not repeated in the error', () => {
  assert.throws(
    () => parse({ PUBLISHER_KEYS: 'hunter2' }),
    (error: Error) => !error.message.includes('hunter2'),
  )
})

test('a storage setting that is no connection string is not repeated in the error', () => {
  assert.throws(
    () => parse({ AzureWebJobsStorage: 'junk;AccountKey=hunter2' }),
    (error: Error) =>
      error.message.includes('AzureWebJobsStorage is no connection string') &&
      !error.message.includes('hunter2'),
  )
})

test('storage is named by an account, by endpoints, or as that of this machine', () => {
  for (const text of [
    'DefaultEndpointsProtocol=https;AccountName=contoso;AccountKey=a==;EndpointSuffix=core.windows.net',
    'TableEndpoint=https://contoso.table.core.windows.net;QueueEndpoint=https://contoso.queue.core.windows.net;SharedAccessSignature=sv=1',
    'usedevelopmentstorage=TRUE',
  ])
    assert.deepEqual(parse({ AzureWebJobsStorage: text }).storage, { connectionString: text })
})

test('loopback callbacks are refused in Azure, and only when they are switched on', () => {
  const inAzure = { WEBSITE_INSTANCE_ID: 'a1b2c3' }
  assert.deepEqual(settingsAtFault({ ...inAzure, CALLBACK_ALLOW_LOOPBACK: 'true' }), [
    'CALLBACK_ALLOW_LOOPBACK',
  ])
  assert.equal(
    parse({ ...inAzure, CALLBACK_ALLOW_LOOPBACK: 'false' }).callbacks.allowLoopback,
    false,
  )
})

test('the public URL may be plain http on this machine only', () => {
  for (const url of ['http://localhost:7071', 'http://127.0.0.1:7071', 'http://[::1]:7071'])
    assert.equal(parse({ PUBLIC_BASE_URL: url }).publicBaseUrl, url)
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
  parseConfig(watched(leastSettings))
  parseConfig(
    watched({
      ...leastSettings,
      AzureWebJobsStorage: '',
      AzureWebJobsStorage__accountName: 'contoso',
    }),
  )
  const setByAzure = [...read].filter((name) => name.startsWith('WEBSITE_'))
  const sample = JSON.parse(readFileSync('local.settings.sample.json', 'utf8')) as {
    Values: Record<string, string>
  }
  assert.deepEqual(
    Object.keys(sample.Values).sort(),
    [...read].filter((name) => !setByAzure.includes(name)).sort(),
  )
  parseConfig(sample.Values)
})
