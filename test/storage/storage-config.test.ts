import assert from 'node:assert/strict'
import { test } from 'node:test'
import { settingsOf, type Environment } from '../../src/settings.js'
import { parseStorage } from '../../src/storage/storage-config.js'

const prefix = 'AzureWebJobsStorage__'

const parse = (environment: Environment) => {
  const settings = settingsOf(
    Object.fromEntries(Object.entries(environment).map(([name, value]) => [prefix + name, value])),
  )
  return { storage: parseStorage(settings), faults: settings.faults }
}

const table = 'https://contoso.table.core.windows.net'
const queue = 'https://contoso.queue.core.windows.net'

test('the URLs of services are used as Bicep and Terraform write them, with a slash at their end', () => {
  for (const [tableServiceUri, queueServiceUri] of [
    [table, queue],
    [`${table}/`, `${queue}/`],
    [` ${table}// `, 'HTTPS://Contoso.Queue.core.windows.net/'],
  ])
    assert.deepEqual(parse({ tableServiceUri, queueServiceUri }), {
      storage: { tableUrl: table, queueUrl: queue },
      faults: [],
    })
})

test('an account’s name may have been typed in capitals, and an identity’s id in braces', () => {
  const clientId = '{0A0D1E9C-0000-4000-8000-000000000002}'
  assert.deepEqual(parse({ accountName: 'Contoso', clientId }), {
    storage: {
      tableUrl: table,
      queueUrl: queue,
      identityClientId: '0a0d1e9c-0000-4000-8000-000000000002',
    },
    faults: [],
  })
})

const wrong: readonly [name: string, environment: Environment][] = [
  ['queueServiceUri', { queueServiceUri: 'contoso.queue.core.windows.net' }],
  ['queueServiceUri', { queueServiceUri: 'http://contoso.queue.core.windows.net/' }],
  ['queueServiceUri', { queueServiceUri: 'https:contoso.queue.core.windows.net' }],
  ['queueServiceUri', { queueServiceUri: `${queue}/?sv=1&sig=hidden` }],
  ['queueServiceUri', { queueServiceUri: 'https://hidden:hidden@contoso.queue.core.windows.net' }],
  ['queueServiceUri', { queueServiceUri: 'https://contoso.blob.core.windows.net/' }],
  ['queueServiceUri', { queueServiceUri: table }],
  ['queueServiceUri', { queueServiceUri: '' }],
  ['tableServiceUri', { tableServiceUri: '' }],
  ['tableServiceUri', { tableServiceUri: queue }],
  ['accountName', { accountName: 'contoso.table.core.windows.net' }],
  ['accountName', { accountName: 'https://contoso' }],
  ['accountName', { accountName: 'my-account' }],
  ['clientId', { clientId: 'my-identity' }],
]

for (const [name, changes] of wrong)
  test(`${name} may not be ${JSON.stringify(changes[name])}`, () => {
    const { faults } = parse({ tableServiceUri: table, queueServiceUri: queue, ...changes })
    assert.deepEqual(
      faults.map((fault) => fault.split(' ')[0]),
      [prefix + name],
    )
    assert.doesNotMatch(faults.join(), /hidden/)
  })

test('where only blobs are named, what is missing is said', () => {
  const { faults } = parse({ blobServiceUri: 'https://contoso.blob.core.windows.net' })
  assert.match(faults.join(), /^AzureWebJobsStorage is missing.*__tableServiceUri/)
})
