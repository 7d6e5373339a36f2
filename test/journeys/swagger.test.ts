import assert from 'node:assert/strict'
import { request } from 'node:http'
import { test } from 'node:test'
import SwaggerParser from '@apidevtools/swagger-parser'
import { localPublisherKey } from '../../local/local-stack.js'
import { useBrowser, noBrowser } from '../support/browser.js'
import { useWorld } from '../support/world.js'

const world = useWorld()
const inBrowser = useBrowser()
const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(world.host().url + path, { headers })

/** Sends a path as it is: fetch would take the dots out first. */
const statusOf = (path: string) =>
  new Promise<number | undefined>((resolve, reject) => {
    const { hostname, port } = new URL(world.host().url)
    request({ hostname, port, path }, (response) => {
      response.resume()
      resolve(response.statusCode)
    })
      .on('error', reject)
      .end()
  })

test(
  'a person opens /swagger, authorizes with a key and fires an event',
  {
    skip: noBrowser,
  },
  async () => {
    await inBrowser(async (page) => {
      const complaints: string[] = []
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(message.text())
      })
      page.on('pageerror', ({ message }) => complaints.push(message))

      await page.goto(`${world.host().url}/swagger`)
      const triggers = page.locator('.opblock-tag-section', { hasText: 'Triggers' })
      await triggers.getByText('When a store receives products', { exact: true }).waitFor()
      await triggers.getByText('When an event occurs').waitFor()

      await page.getByRole('button', { name: 'Authorize' }).first().click()
      const key = page.locator('.auth-container', { hasText: 'x-api-key' })
      await key.locator('input').fill(localPublisherKey)
      await key.getByRole('button', { name: 'Apply credentials' }).click()
      await key.getByRole('button', { name: 'Close' }).click()

      const fire = page.locator('.opblock', { hasText: '/fire/instore' })
      await fire.locator('.opblock-summary-control').click()
      await fire.getByRole('button', { name: 'Try it out' }).click()
      const body = fire.locator('textarea.body-param__text')
      assert.match(await body.inputValue(), /"storeName": "Magasin 1"/, 'the sample is offered')
      await body.fill('{"storeName":"Magasin 2","productName":"RTX 3090","quantity":500}')
      await fire.getByRole('button', { name: 'Execute' }).click()

      const answer = fire.locator('.live-responses-table')
      await answer.waitFor()
      const shown = await answer.innerText()
      assert.match(shown, /\b202\b/)
      const [, eventId = ''] = /"eventId": "([^"]+)"/.exec(shown) ?? []
      assert.equal(
        (await world.settled(`${world.host().url}/fire/status/${eventId}`)).eventId,
        eventId,
      )
      assert.deepEqual(complaints, [], 'nothing breaks the content security policy')
    })
  },
)

test(
  'a person brings a token, without the word Bearer, and needs no key',
  {
    skip: noBrowser,
  },
  async () => {
    await inBrowser(async (page) => {
      await page.goto(`${world.host().url}/swagger/`)
      await page.getByRole('button', { name: 'Authorize' }).first().click()
      const token = page.locator('.auth-container', { hasText: 'Authorization' })
      await token.locator('input').fill(await world.token())
      await token.getByRole('button', { name: 'Apply credentials' }).click()
      await token.getByRole('button', { name: 'Close' }).click()

      const list = page.locator('.opblock', { hasText: '/list/neworder' })
      await list.locator('.opblock-summary-control').click()
      await list.getByRole('button', { name: 'Try it out' }).click()
      await list.getByRole('button', { name: 'Execute' }).click()
      const answer = list.locator('.live-responses-table')
      await answer.waitFor()
      assert.match(await answer.innerText(), /\b200\b/)
    })
  },
)

test('the page lets nothing run in it but the app’s own scripts', async () => {
  for (const path of ['/swagger', '/swagger/', '/swagger/index.html']) {
    const page = await get(path)
    assert.equal(page.status, 200)
    assert.equal(page.headers.get('content-type'), 'text/html; charset=utf-8')
    assert.equal(page.headers.get('x-content-type-options'), 'nosniff')
    const policy = page.headers.get('content-security-policy') ?? ''
    assert.match(policy, /^default-src 'none'; script-src 'self'; style-src 'self'; /)
    assert.doesNotMatch(policy, /unsafe/)
    const html = await page.text()
    assert.doesNotMatch(html, /<script>|<style|https?:/)
    for (const [, address = ''] of html.matchAll(/(?:src|href)="([^"]+)"/g))
      assert.equal((await get(address)).status, 200, address)
  }
})

test('a file that has not changed is not sent again', async () => {
  const script = await get('/swagger/swagger-ui-bundle.js')
  assert.equal(script.headers.get('content-type'), 'text/javascript; charset=utf-8')
  const etag = script.headers.get('etag') ?? ''
  const again = await get('/swagger/swagger-ui-bundle.js', { 'if-none-match': etag })
  assert.equal(again.status, 304)
  assert.equal(await again.text(), '')
})

test('no other file is served, whatever the path', async () => {
  for (const path of [
    ...['/swagger/package.json', '/swagger/swagger-ui.js', '/swagger/constructor'],
    ...['/swagger/../package.json', '/swagger/..%2f..%2fpackage.json', '/swagger/%2e%2e/host.json'],
    ...['/swagger/..\\host.json', '/swagger//etc/passwd', '/swagger/swagger-ui.css/x'],
  ])
    assert.equal(await statusOf(path), 404, path)
})

test('/swagger.json describes this very app, in the language and with the sign-in asked for', async () => {
  const definition = (await (await get('/swagger.json')).json()) as {
    host: string
    schemes: string[]
    securityDefinitions: object
  }
  assert.equal(`${definition.schemes.join()}://${definition.host}`, world.host().url)
  assert.deepEqual(Object.keys(definition.securityDefinitions), ['api_key', 'bearer'])
  await SwaggerParser.validate(definition as never)

  const french = await (await get('/swagger.json?locale=fr&auth=entra')).text()
  assert.match(french, /Lorsqu'un nouveau produit arrive dans le magasin/)
  assert.match(french, /"oauth2"/)

  const refused = await get('/swagger.json?locale=de')
  assert.equal(refused.status, 400)
  assert.match(await refused.text(), /"code":"query-invalid"/)
})
