import assert from 'node:assert/strict'
import { request } from 'node:http'
import { test } from 'node:test'
import { startPlayground } from 'flow-simulator'
import { OAuth2Server } from 'oauth2-mock-server'
import { startLoopbackServer } from '../../local/loopback-server.js'

const definition = {
  info: { title: 'Things' },
  paths: { '/things': { get: { operationId: 'ListThings', responses: {} } } },
}
const oAuthSettings = { identityProvider: 'oauth2', clientId: 'playground', scopes: ['read'] }
const properties = {
  properties: { connectionParameters: { token: { type: 'oauthSetting', oAuthSettings } } },
}

test('A maker signs in by a code, at whatever issuer, and the token goes with each call', async (context) => {
  const issuer = new OAuth2Server()
  await issuer.issuer.keys.generate('RS256')
  await issuer.start(0, '127.0.0.1')
  context.after(() => issuer.stop())
  const seen: (string | undefined)[] = []
  const service = await startLoopbackServer(({ headers }, response) => {
    seen.push(headers.authorization)
    response.end('[]')
  })
  context.after(service.stop)
  const playground = await startPlayground({ definition, properties }, { baseUrl: service.url })
  context.after(playground.stop)

  const { origin, hash } = new URL(playground.url)
  const ask = async (name: string, body: object) => {
    const headers = { 'x-play-token': hash.slice(1) }
    const sent = { method: 'POST', headers, body: JSON.stringify(body) }
    const response = await fetch(`${origin}/play/api/${name}`, sent)
    return (await response.json()) as Readonly<Record<string, unknown>>
  }
  assert.equal((await ask('state', {})).connected, false)
  const issuerUrl = `http://127.0.0.1:${issuer.address().port}`
  const { url } = await ask('sign-in', {
    authorizationUrl: `${issuerUrl}/authorize`,
    tokenUrl: `${issuerUrl}/token`,
  })

  // The browser goes there, and is sent back with a code.
  const page = await fetch(String(url))
  assert.match(await page.text(), /Signed in/)
  assert.equal((await ask('state', {})).connected, true)
  await ask('step', { step: { do: 'act', operation: 'ListThings' } })
  assert.match(seen[0] ?? '', /^Bearer eyJ/)
  const shown = JSON.stringify(await ask('state', {}))
  assert.ok(!shown.includes((seen[0] ?? '').slice('Bearer '.length)), 'no token is shown')

  const script = await ask('export', { as: 'script' })
  assert.match(String(script.text), /"do": "connect",\s+"values": \{\s+"token": "\$\{PLAY_TOKEN\}"/)

  const again = await fetch(page.url)
  assert.equal(again.status, 400, 'a code is taken once')
})

test('A page of another name that was made to lead here is answered nothing', async (context) => {
  const playground = await startPlayground({ definition, properties })
  context.after(playground.stop)
  const { hostname, port } = new URL(playground.url)
  const status = await new Promise((resolve) => {
    const headers = { host: 'attacker.example' }
    request({ hostname, port, path: '/play', headers }, (response) => {
      response.resume()
      resolve(response.statusCode)
    }).end()
  })
  assert.equal(status, 403)
})
