import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listen } from '../../../local/host/listen.js'

test('an answer that fails is cut off and told, without what the query holds', async (context) => {
  const lines: string[] = []
  const fails = () => Promise.reject(new Error('The body ended too early'))
  const listening = await listen(0, Promise.resolve(fails), (level, source, text) =>
    lines.push(`${level} ${source}: ${text}`),
  )
  context.after(listening.drain)
  await assert.rejects(fetch(`http://127.0.0.1:${listening.port}/admin/host?code=secret`))
  assert.equal(lines.length, 1)
  assert.match(lines[0] ?? '', /^error host: GET \/admin\/host: Error: The body ended too early/)
})
