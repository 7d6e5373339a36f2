import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { TableClient, type RestError } from '@azure/data-tables'
import type { Azurite } from '../../local/azurite.js'
import { quickTableClient } from '../../src/storage/quick-table-client.js'
import { undiciClient } from '../../src/storage/undici-client.js'
import { gather } from '../support/gather.js'
import { startStorage } from '../support/storage.js'

let azurite: Azurite
let sdk: TableClient
let quick: TableClient

const httpClient = undiciClient()
const allowInsecureConnection = true
const retryOptions = { maxRetries: 2, retryDelayInMs: 1, maxRetryDelayInMs: 1 }

const clientOf = (table: string) =>
  TableClient.fromConnectionString(azurite.connectionString, table, {
    ...{ httpClient, allowInsecureConnection, retryOptions },
  })

before(async () => {
  azurite = await startStorage()
  sdk = clientOf('quick')
  quick = quickTableClient(clientOf('quick'), { httpClient, allowInsecureConnection })
  await sdk.createTable()
})
after(() => azurite.stop())

/** A value of each type that rows of ours hold, and texts that a URL or JSON may trip over. */
const row = (partitionKey: string, rowKey: string) => ({
  ...{ partitionKey, rowKey },
  text: `É'"\\ & + % # ? =\n${'x'.repeat(300)}`,
  empty: '',
  count: 3,
  most: 2 ** 31 - 1,
  part: 0.25,
  isTrue: true,
  isFalse: false,
  at: new Date('2026-03-02T12:00:00.123Z'),
  bytes: new TextEncoder().encode('{"a":1}'),
  // A part of a larger buffer, as a body's elements are.
  cut: Buffer.from('before, {"b":2}, after').subarray(8, 15),
  large: 2n ** 53n + 1n,
  missing: undefined,
  nothing: null,
})

const list = (client: TableClient, filter: string, select?: string[]) =>
  gather(client.listEntities({ queryOptions: { filter, ...(select && { select }) } }))

const withoutTimes = (rows: readonly Record<string, unknown>[]) =>
  rows.map(({ timestamp, etag, ...rest }) => {
    assert.ok(typeof timestamp === 'string' && typeof etag === 'string')
    return rest
  })

/** What a call came to: its answer, or what its error says. */
const outcomeOf = async (call: Promise<unknown>) => {
  try {
    return await call
  } catch (error) {
    const { name, statusCode, code } = error as RestError
    return { name, statusCode, hasCode: code !== undefined }
  }
}

describe('rows', () => {
  test('are read as the SDK reads them, whichever wrote them', async () => {
    await sdk.createEntity(row('written', 'by the SDK'))
    await quick.createEntity(row('written', 'by ours'))
    const filter = "PartitionKey eq 'written'"
    const [theirs, ours] = [await list(sdk, filter), await list(quick, filter)]
    assert.equal(ours.length, 2)
    assert.deepEqual(ours, theirs)
    const [one, other] = withoutTimes(ours).map(({ rowKey: _, ...rest }) => rest)
    assert.deepEqual(one, other)
    assert.deepEqual(ours[0]?.cut, Buffer.from('{"b":2}'))
  })

  test('are read in the columns that are asked for; those that a row does not have are null', async () => {
    const select = ['PartitionKey', 'rowKey', 'count', 'none', 'at']
    const filter = "PartitionKey eq 'written'"
    const ours = await list(quick, filter, select)
    assert.deepEqual(ours, await list(sdk, filter, select))
    assert.deepEqual(Object.keys(ours[0] ?? {}).includes('text'), false)
  })

  test('are found by any text', async () => {
    const odd = `o'd & d+% é`
    await quick.createEntity({ partitionKey: 'odd', rowKey: '1', odd })
    const filter = `PartitionKey eq 'odd' and odd eq '${odd.replaceAll("'", "''")}'`
    assert.deepEqual(await list(quick, filter), await list(sdk, filter))
    assert.equal((await list(quick, filter)).length, 1)
  })

  test('come in pages, whose tokens are the SDK’s', async () => {
    for (let i = 0; i < 7; i++)
      await quick.createEntity({ partitionKey: 'pages', rowKey: String(i) })
    const pagesOf = (client: TableClient, continuationToken?: string) =>
      gather(
        client.listEntities({ queryOptions: { filter: "PartitionKey eq 'pages'" } }).byPage({
          maxPageSize: 3,
          ...(continuationToken === undefined ? {} : { continuationToken }),
        }),
      )
    const [theirs, ours] = [await pagesOf(sdk), await pagesOf(quick)]
    const tokens = (pages: typeof ours) => pages.map(({ continuationToken }) => continuationToken)
    assert.deepEqual(
      ours.map((page) => page.length),
      [3, 3, 1],
    )
    assert.deepEqual(tokens(ours), tokens(theirs))
    const rowsOf = (pages: typeof ours) => pages.map((page) => [...page])
    assert.deepEqual(rowsOf(ours), rowsOf(theirs))
    const [first, second] = tokens(ours)
    assert.deepEqual(rowsOf(await pagesOf(quick, first)), rowsOf(await pagesOf(sdk, first)))
    assert.equal((await pagesOf(quick, second)).flat().length, 1)
    await assert.rejects(pagesOf(quick, 'no token'))
  })
})

describe('what is refused', () => {
  const faults: Record<string, (client: TableClient) => Promise<unknown>> = {
    'a row that is there': (client) =>
      client.createEntity({ partitionKey: 'written', rowKey: 'by ours' }),
    'a key that may not be': (client) => client.createEntity({ partitionKey: 'a/b', rowKey: '1' }),
    'a filter that is none': (client) => list(client, 'PartitionKey is what?'),
  }
  for (const [name, fault] of Object.entries(faults))
    test(`${name} is an error as the SDK throws it`, async () => {
      const [theirs, ours] = [await outcomeOf(fault(sdk)), await outcomeOf(fault(quick))]
      assert.deepEqual({ ...Object(ours), hasCode: true }, { ...Object(theirs), hasCode: true })
    })

  test('a table that is not there is named as missing', async () => {
    const missing = quickTableClient(clientOf('missing'), { httpClient, allowInsecureConnection })
    for (const call of [
      () => missing.createEntity({ partitionKey: '1', rowKey: '1' }),
      () => list(missing, "PartitionKey eq '1'"),
    ])
      await assert.rejects(call, { name: 'RestError', statusCode: 404, code: 'TableNotFound' })
  })

  test('a value that no row can hold is told at once', async () => {
    await assert.rejects(
      quick.createEntity({ partitionKey: '1', rowKey: '1', list: ['a'] }),
      /cannot hold a value of type object/,
    )
  })
})
