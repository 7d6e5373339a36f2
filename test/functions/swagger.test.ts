import assert from 'node:assert/strict'
import { test } from 'node:test'
import { swagger } from '../../src/functions/swagger.js'
import { contentSecurityPolicy } from '../../src/http/pages/content-security-policy.js'
import { swaggerPage } from '../../src/http/swagger-ui/swagger-page.js'
import { assertRefused, callFunction } from '../support/call-function.js'

const publicBaseUrl = 'https://triggers.contoso.example/base'

const run = (file?: string, headers: Record<string, string> = {}) =>
  callFunction(
    swagger,
    { config: { publicBaseUrl } },
    { method: 'GET', headers, params: file === undefined ? {} : { file } },
  )

for (const file of [undefined, '', 'index.html']) {
  test(`${file === undefined ? 'without a file' : `"${file}"`}, anyone is given the page`, async () => {
    const { status, headers, text, lines } = await run(file)
    assert.equal(status, 200)
    assert.equal(text, swaggerPage(publicBaseUrl))
    assert.equal(headers['content-type'], 'text/html; charset=utf-8')
    assert.equal(headers['cache-control'], 'no-cache')
    assert.deepEqual(lines, [])
  })
}

test('a file of the package may be kept for an hour', async () => {
  const { status, headers, text } = await run('swagger-ui.css')
  assert.equal(status, 200)
  assert.match(text, /\.swagger-ui/)
  assert.equal(headers['content-type'], 'text/css; charset=utf-8')
  assert.equal(headers['cache-control'], 'public, max-age=3600')
})

test('the page into which keys and tokens are typed runs nothing but this app’s own scripts', async () => {
  for (const file of ['', 'initializer.js', 'swagger-ui-bundle.js']) {
    const { headers } = await run(file)
    assert.equal(headers['content-security-policy'], contentSecurityPolicy())
    assert.equal(headers['x-content-type-options'], 'nosniff')
    assert.equal(headers['referrer-policy'], 'no-referrer')
  }
})

test('who has a file already is told so, without it', async () => {
  const { headers } = await run('index.css')
  const again = await run('index.css', { 'if-none-match': headers.etag ?? '' })
  assert.deepEqual([again.status, again.text], [304, ''])
  assert.equal(again.headers.etag, headers.etag)
  assert.equal(again.headers['cache-control'], 'public, max-age=3600')
})

test('who has another version of it is given this one', async () => {
  const { status } = await run('index.css', { 'if-none-match': '"another"' })
  assert.equal(status, 200)
})

for (const file of ['package.json', '../package.json', 'absent.js', 'SWAGGER-UI.CSS']) {
  test(`"${file}" is no file here: 404`, async () => {
    assertRefused(await run(file), 404, 'unknown-page')
  })
}

test('of a name that is no file’s, a hundred characters are told', async () => {
  const detail = assertRefused(await run('x'.repeat(5000)), 404, 'unknown-page')
  assert.equal(detail, `There is no file "${'x'.repeat(100)}" here.`)
})
