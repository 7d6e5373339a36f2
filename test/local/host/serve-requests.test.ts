import assert from 'node:assert/strict'
import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { after, before, test } from 'node:test'
import { startHost, type Host } from '../../../local/host/start-host.js'
import { eventually, fixtureApp, readSeen } from './fixture.js'

interface Echo {
  readonly method: string
  readonly url: string
  readonly params: Record<string, string>
  readonly query: Record<string, string>
  readonly headers: Record<string, string>
  readonly body: string
}

const lines: string[] = []
let host: Host

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(host.url + path, { method, headers })

/** A request in the raw, for what fetch does not let through. */
const raw = (
  path: string,
  headers: Record<string, string | string[]>,
  body = '',
): Promise<{ status: number; body: string }> =>
  new Promise((resolve, reject) => {
    const sent = request(host.url + path, { method: 'POST', headers }, (response) => {
      void text(response).then((content) => {
        resolve({ status: response.statusCode ?? 0, body: content })
        sent.destroy()
      })
    })
    sent.once('error', reject)
    sent.setTimeout(5000, () => sent.destroy(new Error('No answer')))
    sent.flushHeaders()
    if (headers['content-length'] === undefined || body) sent.end(body)
  })

const echo = async (path: string, headers: Record<string, string> = {}): Promise<Echo> =>
  (await (await get(path, headers)).json()) as Echo

before(async () => {
  // Nothing listens there: HTTP has to work without the storage of the queues.
  process.env.WorkStorage =
    'AccountName=a;AccountKey=aGk=;QueueEndpoint=http://127.0.0.1:1/a;DefaultEndpointsProtocol=http'
  process.env.WORK_QUEUE = 'work'
  process.env.YEARLY = '0 0 0 1 1 *'
  host = await startHost({
    appDirectory: fixtureApp,
    port: 0,
    keys: { master: 'm', functions: ['f'] },
    log: (line) => lines.push(line),
  })
})

after(() => host.stop())

test('a route answers under the prefix, in any case and with a trailing slash', async () => {
  assert.deepEqual((await echo('/api/echo/7')).params, { id: '7' })
  assert.deepEqual((await echo('/API/Echo/7/')).params, { id: '7' })
  assert.deepEqual((await echo('/api/echo')).params, {})
  assert.equal((await get('/echo/7')).status, 404)
})

test('parameters are decoded except for the slash', async () => {
  assert.equal((await echo('/api/echo/a%20b%2Fc')).params.id, 'a b%2Fc')
  assert.equal((await echo('/api/files/a/b%3F/c')).params.path, 'a/b?/c')
  assert.deepEqual((await echo('/api/files')).params, {})
})

test('the first function by name answers, whatever fits better', async () => {
  assert.equal(await (await get('/api/animals/zebra')).text(), 'aardvark')
  assert.equal(await (await get('/api/animals/zebra', {}, 'POST')).text(), 'posted')
})

test('a wrong method and an unknown path are an empty 404', async () => {
  for (const [path, method] of [
    ['/api/files/x', 'POST'],
    ['/api/files/x', 'HEAD'],
    ['/api/files/x', 'OPTIONS'],
    ['/api/unknown', 'GET'],
    ['/', 'GET'],
  ] as const) {
    const response = await get(path, {}, method)
    assert.equal(response.status, 404, `${method} ${path}`)
    assert.equal(await response.text(), '')
  }
})

test('keys are asked for by level, and the header wins over the query', async () => {
  const statuses = [
    [await get('/api/guarded'), 401],
    [await get('/api/guarded', { 'x-functions-key': 'wrong' }), 401],
    [await get('/api/guarded', { 'x-functions-key': 'f' }), 200],
    [await get('/api/guarded?code=f'), 200],
    [await get('/api/guarded?code=f', { 'x-functions-key': 'wrong' }), 401],
    [await get('/api/guarded?code=m'), 200],
    [await get('/api/admin-only?code=f'), 401],
    [await get('/api/admin-only?code=m'), 200],
    [await get('/api/echo'), 200],
  ] as const
  assert.deepEqual(
    statuses.map(([response]) => response.status),
    statuses.map(([, expected]) => expected),
  )
  assert.equal(await statuses[0][0].text(), '')
})

test('a body arrives when its length is told, and a chunked one arrives empty', async () => {
  const told = await raw('/api/echo', { 'content-length': '5' }, 'hello')
  assert.equal((JSON.parse(told.body) as Echo).body, 'hello')
  const chunked = await raw('/api/echo', { 'transfer-encoding': 'chunked' }, 'hello')
  assert.equal((JSON.parse(chunked.body) as Echo).body, '')
})

test('a body above 100 MiB is an empty 500 before it is read', async () => {
  const { status, body } = await raw('/api/echo', { 'content-length': '104857601' })
  assert.deepEqual({ status, body }, { status: 500, body: '' })
})

test('headers are lower-cased and joined, and repeated query keys too', async () => {
  const { body } = await raw('/api/echo?a=1&a=2', { 'X-Many': ['1', '2'] }, 'x')
  const seen = JSON.parse(body) as Echo
  assert.equal(seen.headers['x-many'], '1,2')
  assert.equal(seen.query.a, '1,2')
})

test('the URL is made of the Host header and the forwarded scheme, not the forwarded host', async () => {
  const { body } = await raw(
    '/api/echo/1?q=2',
    { host: 'example.org', 'x-forwarded-proto': 'https', 'x-forwarded-host': 'other.example' },
    'x',
  )
  assert.equal((JSON.parse(body) as Echo).url, 'https://example.org/api/echo/1?q=2')
})

test('a response keeps its status, headers and cookies', async () => {
  const response = await get('/api/cookies')
  assert.equal(response.status, 201)
  assert.equal(response.headers.get('location'), '/somewhere')
  assert.deepEqual(response.headers.getSetCookie(), [
    'a=1; Path=/; HttpOnly; SameSite=Lax',
    'b=2; Max-Age=60',
  ])
  assert.equal(await response.text(), 'made')
})

test('no result is 204', async () => {
  assert.equal((await get('/api/nothing')).status, 204)
})

test('a throw is an empty 500 and one line, which has no query', async () => {
  const from = lines.length
  const response = await get('/api/throws?code=hidden')
  assert.equal(response.status, 500)
  assert.equal(await response.text(), '')
  const told = lines.slice(from).filter((line) => line.includes('throws'))
  assert.equal(told.length, 1)
  assert.match(told[0] ?? '', /error +throws: GET throws 500 .*thrown by the fixture/)
  assert.doesNotMatch(lines.join('\n'), /hidden|code=/)
})

test('hooks may change the inputs, the result and the log', async () => {
  const response = await get('/api/hooked')
  assert.equal(response.status, 202)
  assert.equal(await response.text(), 'from a hook')
  assert.ok(lines.some((line) => line.endsWith("information hooked: a *** { kept: 'as given' }")))
})

test('the admin route runs a function without an HTTP trigger for the master key', async () => {
  const post = (name: string, key: string, body: string) =>
    fetch(`${host.url}/admin/functions/${name}`, {
      method: 'POST',
      headers: { 'x-functions-key': key },
      body,
    })
  const asked = '{"input":"{\\"asked\\":true}"}'
  assert.equal((await post('work', 'f', asked)).status, 401)
  assert.equal((await post('absent', 'm', asked)).status, 404)
  assert.equal((await post('work', 'm', '')).status, 400)
  assert.equal((await post('echo', 'm', asked)).status, 404)
  assert.equal((await post('Work', 'm', asked)).status, 202)
  assert.equal((await post('yearly', 'm', '')).status, 202)
  await eventually(async () => {
    const seen = await readSeen(host.url)
    const asked = seen.filter(({ message }) => JSON.stringify(message) === '{"asked":true}')
    const yearly = seen.filter(({ name }) => name === 'yearly')
    return asked.length === 2 && yearly.length === 2 ? true : undefined
  })
})
