import assert from 'node:assert/strict'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { test } from 'node:test'
import { TableClient } from '@azure/data-tables'
import { Agent } from 'undici'
import { undiciClient } from '../../src/storage/undici-client.js'

const retryOptions = { maxRetries: 2, retryDelayInMs: 1, maxRetryDelayInMs: 1 }
const key = Buffer.alloc(64).toString('base64')

const tableAt = (url: string, client = undiciClient()) =>
  TableClient.fromConnectionString(
    `DefaultEndpointsProtocol=http;AccountName=test;AccountKey=${key};TableEndpoint=${url}/test;`,
    'events',
    { allowInsecureConnection: true, retryOptions, httpClient: client },
  )

/** A server that remembers what it is asked, and answers as storage does. */
const startServer = async (answer = '{"value":[{"PartitionKey":"é","RowKey":"1"}]}') => {
  const asked: { method: string; url: string; body: string; encoding: unknown; signed: boolean }[] =
    []
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      asked.push({
        method: request.method ?? '',
        url: request.url ?? '',
        body: Buffer.concat(chunks).toString(),
        encoding: request.headers['accept-encoding'],
        signed: request.headers.authorization?.startsWith('SharedKeyLite test:') ?? false,
      })
      const isQuery = request.method === 'GET'
      response.writeHead(isQuery ? 200 : 204, {
        'content-type': 'application/json',
        'x-ms-request-id': 'one',
      })
      response.end(isQuery ? answer : undefined)
    })
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  const { port } = server.address() as AddressInfo
  return { asked, url: `http://127.0.0.1:${port}`, stop: () => server.close() }
}

test('requests arrive as the SDK makes them, signed, and answers are read as text', async () => {
  const { asked, url, stop } = await startServer()
  const table = tableAt(url)
  await table.createEntity({ partitionKey: 'é', rowKey: '1' })
  const rows = []
  for await (const { partitionKey } of table.listEntities()) rows.push(partitionKey)
  assert.deepEqual(rows, ['é'])
  assert.deepEqual(
    asked.map(({ method, signed, encoding }) => [method, signed, encoding]),
    [
      ['POST', true, undefined],
      ['GET', true, undefined],
    ],
  )
  assert.match(asked[0]?.body ?? '', /"PartitionKey":"é"/)
  stop()
})

for (const code of ['EPIPE', 'ECONNRESET', 'UND_ERR_SOCKET', 'UND_ERR_HEADERS_TIMEOUT'])
  test(`a connection that fails with ${code} is a fault that the SDK repeats`, async () => {
    const { asked, url, stop } = await startServer()
    const agent = new Agent()
    let failures = 2
    const table = tableAt(
      url,
      undiciClient({
        request: (options: Parameters<Agent['request']>[0]) =>
          failures-- > 0
            ? Promise.reject(Object.assign(new Error('closed'), { code }))
            : agent.request(options),
      }),
    )
    await table.createEntity({ partitionKey: 'p', rowKey: '1' })
    assert.equal(asked.length, 1)
    stop()
  })

test('nothing is sent in the clear unless that is allowed', async () => {
  const { asked, url, stop } = await startServer()
  const table = TableClient.fromConnectionString(
    `DefaultEndpointsProtocol=http;AccountName=test;AccountKey=${key};TableEndpoint=${url}/test;`,
    'events',
    { retryOptions, httpClient: undiciClient() },
  )
  await assert.rejects(table.createEntity({ partitionKey: 'p', rowKey: '1' }), /over https only/)
  assert.deepEqual(asked, [])
  stop()
})

test('a call that is given up says so, and is not repeated', async () => {
  const controller = new AbortController()
  let calls = 0
  const table = tableAt(
    'http://127.0.0.1:1',
    undiciClient({
      request: (() => {
        calls++
        controller.abort()
        return Promise.reject(controller.signal.reason as Error)
      }) as unknown as Agent['request'],
    }),
  )
  await assert.rejects(
    table.createEntity({ partitionKey: 'p', rowKey: '1' }, { abortSignal: controller.signal }),
    { name: 'AbortError' },
  )
  assert.equal(calls, 1)
})
