import assert from 'node:assert/strict'
import { test } from 'node:test'
import { startLoopbackServer } from '../../../local/loopback-server.js'
import { askApp } from '../../../local/start/ask-app.js'

test('what the app refuses is told with what it said, and by a path without its query', async (context) => {
  const server = await startLoopbackServer((request, response) => {
    response.writeHead(request.url === '/there' ? 200 : 503).end('Storage does not answer')
  })
  context.after(server.stop)
  assert.equal((await askApp(`${server.url}/there`)).status, 200)
  await assert.rejects(askApp(`${server.url}/gone?code=S3CR3T`, { method: 'DELETE' }), {
    message: 'DELETE /gone answers 503. Storage does not answer',
  })
})
