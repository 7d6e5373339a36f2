import assert from 'node:assert/strict'
import { request } from 'node:http'
import { text } from 'node:stream/consumers'
import { test, type TestContext } from 'node:test'
import { createForward, parseForward } from '../../../local/host/forward.js'
import { startLoopbackServer } from '../../../local/loopback-server.js'

const behind = async (context: TestContext, to: string) => {
  const forward = createForward({ path: '/play', to })
  const front = await startLoopbackServer(forward.pass)
  context.after(front.stop)
  return { forward, url: front.url }
}

test('What is below a path is passed on as it came, with the name that the browser used, and so is the answer', async (context) => {
  const server = await startLoopbackServer((incoming, response) => {
    const { method, url, headers } = incoming
    void text(incoming).then((body) => {
      response.writeHead(418, { 'content-security-policy': "default-src 'none'" })
      response.end(JSON.stringify([method, url, headers.host, headers['x-play-token'], body]))
    })
  })
  context.after(server.stop)
  const { url } = await behind(context, server.url)
  const answer = await new Promise<{ status?: number; policy?: unknown; body: string }>(
    (resolve) => {
      const headers = { host: 'attacker.example', 'x-play-token': 't' }
      request(`${url}/play/api/step?x=1`, { method: 'POST', headers }, (response) => {
        void text(response).then((body) => {
          const policy = response.headers['content-security-policy']
          resolve({ ...(response.statusCode && { status: response.statusCode }), policy, body })
        })
      }).end('{}')
    },
  )
  assert.deepEqual(
    [answer.status, answer.policy, JSON.parse(answer.body)],
    [418, "default-src 'none'", ['POST', '/play/api/step?x=1', 'attacker.example', 't', '{}']],
  )
})

test('Only the path and what is below it is taken', () => {
  const { takes } = createForward({ path: '/play', to: 'http://127.0.0.1:1' })
  const paths = ['/play', '/play/', '/play/page.js', '/playground', '/event/play', '/']
  assert.deepEqual(paths.map(takes), [true, true, true, false, false, false])
})

test('A server that is gone is a 502, and one that never answers does not hold up the end', async (context) => {
  const { url } = await behind(context, 'http://127.0.0.1:1')
  assert.equal((await fetch(`${url}/play`)).status, 502)
  let asked: () => void = () => undefined
  const isAsked = new Promise<void>((resolve) => (asked = resolve))
  const silent = await startLoopbackServer(() => {
    asked()
  })
  context.after(silent.stop)
  const { url: waiting, forward } = await behind(context, silent.url)
  const answer = fetch(`${waiting}/play`)
  await isAsked
  forward.stop()
  await assert.rejects(answer)
})

test('A forward leads to this machine, or is none', () => {
  const to = 'http://127.0.0.1:7072'
  assert.deepEqual(parseForward(`/play=${to}`), { path: '/play', to })
  for (const wrong of ['/play', '/play=http://example.com', 'play=http://127.0.0.1:1'])
    assert.throws(() => parseForward(wrong), /--forward is/)
})
