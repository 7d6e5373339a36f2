import assert from 'node:assert/strict'
import { test } from 'node:test'
import { ApiProblem, toProblem } from '../../../console/api/api-problem.js'
import { createApi, pathOf } from '../../../console/api/api.js'

/** An API that gives one answer; what was asked of it, and what it told of refusals. */
const answering = (status: number, body: string) => {
  const asked: { url: string; init: RequestInit | undefined }[] = []
  const refused: string[] = []
  const api = createApi({
    baseUrl: 'https://triggers.contoso.example/base',
    fetch: (url, init) => {
      asked.push({ url: url instanceof Request ? url.url : url.toString(), init })
      return Promise.resolve(new Response(body, { status }))
    },
    token: () => 'a-token',
    refuse: ({ code }) => refused.push(code),
  })
  return { api, asked, refused }
}

test('a request goes to the app with the token in its header, and nowhere else', async () => {
  const { api, asked } = answering(200, '{"events":[]}')
  const path = pathOf('events', 'a/b c', 'deliveries')
  assert.deepEqual(await api.get(path, { limit: 5, state: '', cursor: undefined }), { events: [] })
  const [{ url, init } = { url: '', init: undefined }] = asked
  assert.equal(url, 'https://triggers.contoso.example/base/events/a%2Fb%20c/deliveries?limit=5')
  assert.equal(new Headers(init?.headers).get('authorization'), 'Bearer a-token')
})

test('a problem is thrown with what the app says of it, and told first', async () => {
  const body =
    '{"code":"role-missing","title":"The token lacks the app role","detail":"It needs …"}'
  const { api, refused } = answering(403, body)
  await assert.rejects(api.post('/x'), (problem) => {
    assert.ok(problem instanceof ApiProblem)
    const { status, code, title, message } = problem
    assert.deepEqual([status, code], [403, 'role-missing'])
    assert.deepEqual([title, message], ['The token lacks the app role', 'It needs …'])
    return true
  })
  assert.deepEqual(refused, ['role-missing'])
})

test('what stands before the app may answer with anything', async () => {
  for (const body of ['', '<html>', 'null', '[]', '{"code":5}'])
    await assert.rejects(answering(502, body).api.get('/x'), {
      code: 'http-502',
      title: 'HTTP 502',
    })
})

test('no answer at all is a problem of the network', () => {
  assert.equal(toProblem(new TypeError('fetch failed')).code, 'unreachable')
})
