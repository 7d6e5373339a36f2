import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseConfig } from '../src/config.js'
import type { Environment } from '../src/settings.js'
import { leastSettings } from './support/settings.js'

const tenant = '7e4a47ed-0000-4000-8000-000000000001'

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
  ['PUBLISH_RATE', '0'],
  ['PUBLISH_RATE', '1e3'],
  ['SUBSCRIPTIONS_PER_USER', '-1'],
  ['SUBSCRIPTIONS_PER_TENANT', 'many'],
  ['SUBSCRIPTIONS_PER_CALLBACK', '1001'],
  ['AzureAd__AllowWebApiToBeAuthorizedByACL', 'yes'],
  ['AzureWebJobsStorage', 'contoso'],
  ['AzureWebJobsStorage', 'BlobEndpoint=https://contoso.blob.core.windows.net'],
  ['AzureAd__Instance', 'login.microsoftonline.com'],
  ['AzureAd__Instance', 'http://login.example.com/'],
  ['DELIVER_AT_ONCE', 'now'],
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
  ['CALLBACK_ALLOWED_HOSTS', '*.azurewebsites.net'],
  ['CALLBACK_ALLOWED_HOSTS', '*.westeurope-01.azurewebsites.net'],
  ['CALLBACK_ALLOWED_HOSTS', '*.cloudapp.azure.com'],
  ['CALLBACK_ALLOWED_HOSTS', '*.WestEurope.CloudApp.Azure.com'],
  ['CALLBACK_ALLOWED_HOSTS', '*.azurecontainerapps.io'],
  ['CALLBACK_ALLOWED_HOSTS', '*.blob.core.windows.net'],
  ['CALLBACK_ALLOWED_HOSTS', '*.nip.io'],
  ['CALLBACK_ALLOWED_HOSTS', '*.10.0.0.1.nip.io'],
  ['CALLBACK_ALLOWED_HOSTS', '*.co.uk'],
  ['CALLBACK_ALLOWED_HOSTS', '*.github.io'],
  ['CALLBACK_ALLOWED_HOSTS', '*.run.app'],
  ['CALLBACK_ALLOWED_HOSTS', '*.execute-api.eu-west-1.amazonaws.com'],
  ['CALLBACK_ALLOWED_HOSTS', '*.contoso.example,*.azurewebsites.net'],
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
  ['OPERATIONAL_EVENTS', 'on'],
  ['RETENTION_DAYS', '8'],
  ['RETRY_SCHEDULE', Array.from({ length: 9 }, () => 604_800).join()],
  ['RETENTION_DAYS', '30.5'],
  ['DISABLE_AFTER', 'never'],
  ['AzureWebJobsStorage', 'AccountName=contoso'],
  ['AzureWebJobsStorage', 'DefaultEndpointsProtocol=https;AccountName=contoso;AccountKey=a=='],
  [
    'AzureWebJobsStorage',
    'TableEndpoint=https://contoso.table.core.windows.net;SharedAccessSignature=sv=1',
  ],
  ['AzureWebJobsStorage', '"UseDevelopmentStorage=true"'],
  ['AzureAd__Instance', `https://login.microsoftonline.com/${tenant}`],
  ['AzureAd__Instance', 'https://login.microsoftonline.com/common/'],
  ['AzureAd__Instance', 'https://login.microsoftonline.com/?a=b'],
  ['AzureAd__Instance', 'https:login.microsoftonline.com'],
  ['AzureAd__ClientId', 'api://0a0d1e9c-0000-4000-8000-000000000002'],
  ['AzureAd__ClientId', 'one,two'],
  ['AzureAd__Audience', 'one;two'],
  ['AzureAd__Scopes', 'api://0a0d1e9c-0000-4000-8000-000000000002/Events.Subscribe'],
  ['PUBLIC_BASE_URL', 'https://user:secret@contoso.example'],
  ['PUBLISHER_KEYS', '0123456789abcdéf'],
  ['CALLBACK_ALLOWED_HOSTS', 'contoso.example.'],
  ['CALLBACK_ALLOWED_HOSTS', 'contoso.example/hooks'],
  ['CALLBACK_ALLOWED_HOSTS', '.contoso.example'],
  ['CALLBACK_ALLOWED_HOSTS', 'one.example two.example'],
  ['CALLBACK_TIMEOUT', '1e1'],
  ['CALLBACK_TIMEOUT', '+30'],
  ['CALLBACK_BUDGET', '0x1000'],
  ['CALLBACK_BUDGET', '4 000'],
  ['RETENTION_DAYS', '3e1'],
  ['DISABLE_AFTER', '1e2'],
  ['RETRY_SCHEDULE', '10 60 300'],
  ['RETRY_SCHEDULE', '+10'],
  ['OUTCOMES', '999=park'],
  ['OUTCOMES', '400-700=park'],
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
    'DefaultEndpointsProtocol=https;AccountName=contoso;AccountKey=YQ==;EndpointSuffix=core.windows.net',
    'TableEndpoint=https://contoso.table.core.windows.net;QueueEndpoint=https://contoso.queue.core.windows.net;SharedAccessSignature=sv=1',
  ])
    assert.deepEqual(parse({ AzureWebJobsStorage: text }).storage, { connectionString: text })
  assert.deepEqual(parse({ AzureWebJobsStorage: 'usedevelopmentstorage=TRUE' }).storage, {
    connectionString: 'UseDevelopmentStorage=true',
  })
})

const account = {
  AzureWebJobsStorage:
    'DefaultEndpointsProtocol=https;AccountName=contoso;AccountKey=YQ==;EndpointSuffix=core.windows.net',
}
const identity = { AzureWebJobsStorage: '', AzureWebJobsStorage__accountName: 'contoso' }
const development = { AZURE_FUNCTIONS_ENVIRONMENT: 'Development' }

const places: readonly [where: string, environment: Environment, isDevelopers: boolean][] = [
  ['beside an emulator', {}, true],
  [
    'beside an emulator by its address',
    {
      AzureWebJobsStorage:
        'DefaultEndpointsProtocol=http;AccountName=a;AccountKey=YQ==;TableEndpoint=http://127.0.0.1:1/a;QueueEndpoint=http://127.0.0.1:2/a',
    },
    true,
  ],
  ['under Core Tools', { ...account, ...development, WEBSITE_HOSTNAME: 'localhost:7071' }, true],
  ['in a container', account, false],
  ['in a container with an identity', identity, false],
  ['in production elsewhere', { ...account, AZURE_FUNCTIONS_ENVIRONMENT: 'Production' }, false],
  ['on App Service', { WEBSITE_INSTANCE_ID: 'a1b2c3', ...development }, false],
  ['in Azure', { WEBSITE_HOSTNAME: 'contoso.azurewebsites.net', ...development }, false],
]

for (const [where, environment, isDevelopers] of places) {
  test(`callbacks of this machine are ${isDevelopers ? 'accepted' : 'refused'} ${where}, when they are switched on`, () => {
    assert.deepEqual(
      settingsAtFault({ ...environment, CALLBACK_ALLOW_LOOPBACK: 'true' }),
      isDevelopers ? [] : ['CALLBACK_ALLOW_LOOPBACK'],
    )
    const off = parse({ ...environment, CALLBACK_ALLOW_LOOPBACK: 'false' })
    assert.equal(off.callbacks.allowLoopback, false)
  })
}

test('a host where others have names too may be called when it is written out in full', () => {
  const hosts = ['contoso.azurewebsites.net', 'contoso.westeurope.cloudapp.azure.com', 'a.nip.io']
  const settings = { CALLBACK_ALLOWED_HOSTS: [...hosts, '*.contoso.co.uk'].join() }
  assert.deepEqual(parse(settings).callbacks.allowedHosts, [...hosts, '*.contoso.co.uk'])
})

test('the public URL may be plain http on this machine only', () => {
  for (const url of ['http://localhost:7071', 'http://127.0.0.1:7071', 'http://[::1]:7071'])
    assert.equal(parse({ PUBLIC_BASE_URL: url }).publicBaseUrl, url)
})
