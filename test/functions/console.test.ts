import assert from 'node:assert/strict'
import { test } from 'node:test'
import { operatorConsole } from '../../src/functions/console.js'
import { assertRefused, callFunction } from '../support/call-function.js'

const entra = {
  instance: 'https://login.microsoftonline.com/',
  clientId: 'flow-triggers',
  tenants: ['11111111-2222-4333-8444-555555555555'],
  audiences: ['flow-triggers'],
  scopes: [],
}

const run = (file?: string, changes: object = {}) =>
  callFunction(
    operatorConsole,
    {
      config: {
        publicBaseUrl: 'https://triggers.contoso.example/base',
        entra: { ...entra, ...changes },
      },
    },
    { method: 'GET', headers: {}, params: file === undefined ? {} : { file } },
  )

/** The addresses that the page asks for, below the console's. */
const assetsOf = (html: string) =>
  [...html.matchAll(/(?:href|src)="\/base\/console\/([^"]+)"/g)].map(([, name = '']) => name)

test('anyone is given the page, which says how to sign in and holds no data', async () => {
  const { status, headers, text, lines } = await run()
  assert.equal(status, 200)
  assert.equal(headers['content-type'], 'text/html; charset=utf-8')
  assert.equal(headers['cache-control'], 'no-cache')
  assert.match(
    text,
    /data-authority="https:\/\/login\.microsoftonline\.com\/11111111-2222-4333-8444-555555555555" data-client-id="flow-triggers" data-scope="flow-triggers\/\.default"/,
  )
  assert.deepEqual(lines, [])
})

test('a person comes to it by any link, whatever that adds', async () => {
  const url = 'https://triggers.contoso.example/console?utm_source=mail&error=access_denied'
  const config = { publicBaseUrl: 'https://triggers.contoso.example', entra }
  const { status } = await callFunction(operatorConsole, { config }, { url, headers: {} })
  assert.equal(status, 200)
})

test('nothing runs in it but this app’s own script; it talks to this app and to whom it signs in at', async () => {
  const { headers, text } = await run()
  const policy = headers['content-security-policy'] ?? ''
  assert.match(policy, /^default-src 'none'; script-src 'self'; style-src 'self'; /)
  assert.match(policy, /connect-src 'self' https:\/\/login\.microsoftonline\.com; /)
  assert.doesNotMatch(policy, /unsafe/)
  assert.equal(headers['referrer-policy'], 'no-referrer')
  assert.doesNotMatch(text, /<script>|<style|style="|\son\w+=/)
})

test('its files are named after their content, and may be kept for good', async () => {
  const names = assetsOf((await run()).text)
  assert.match(names.join(), /^console-\w+\.css,console-\w+\.js$/)
  for (const name of names) {
    const { status, headers } = await run(name)
    assert.equal(status, 200, name)
    assert.equal(headers['cache-control'], 'public, max-age=31536000, immutable')
  }
})

test('who serves several tenants lets each sign in at its own', async () => {
  for (const tenants of ['organizations', [...entra.tenants, 'another']])
    assert.match(
      (await run('', { tenants })).text,
      /data-authority="https:\/\/login\.microsoftonline\.com\/organizations"/,
    )
})

test('an app that takes no token for its client id is named by an audience that it takes', async () => {
  const { text } = await run('', { audiences: ['api://triggers"'] })
  assert.match(text, /data-scope="api:\/\/triggers&quot;\/\.default"/)
})

for (const file of ['index.html', '../package.json', 'LICENSES.txt', 'console.js', 'constructor'])
  test(`"${file}" is no file here: 404`, async () => {
    assertRefused(await run(file), 404, 'unknown-page')
  })
