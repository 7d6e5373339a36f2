import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { describeConnector } from '../../src/designer/describe-connector.js'
import { objectOf, type JsonObject } from '../../src/json/json-value.js'
import { simulateFlow } from '../../src/session/simulate-flow.js'
import { call } from '../fixtures/playing.js'
import { useParcelService } from '../fixtures/parcel-service.js'

const service = useParcelService()
/** Chosen in the portal's wizard: the definitions of the seeds name none. */
const secret = { type: 'securestring' }
const ways = {
  oauth: { token: { type: 'oauthSetting', oAuthSettings: { identityProvider: 'aad' } } },
  basic: { username: { type: 'string' }, password: secret },
}
const fixtures = join(import.meta.dirname, '../../../../connector-lint/test/fixtures')
const seed = (name: string): JsonObject =>
  objectOf(JSON.parse(readFileSync(join(fixtures, `seed-${name}-webhook.json`), 'utf8')))

/** Saves a flow with the first trigger of a definition; what the service got. */
const firstFlow = async (
  context: TestContext,
  definition: JsonObject,
  connectionParameters: JsonObject,
  values: Readonly<Record<string, string>>,
  inputs: Readonly<Record<string, unknown>>,
) => {
  const [trigger] = describeConnector(definition, {}).triggers
  assert.ok(trigger)
  service.answer((line) =>
    line.startsWith('POST')
      ? { status: 201, headers: { location: `${service.url()}/it/7` } }
      : undefined,
  )
  const simulation = await simulateFlow(
    { definition, properties: { properties: { connectionParameters } } },
    { baseUrl: service.url(), connection: { values } },
  )
  context.after(simulation.stop)
  const flow = await simulation.save(trigger.id, inputs)
  const [request] = service.seen()
  return { trigger, flow, request, body: objectOf(JSON.parse(request?.body ?? '{}')) }
}

test('the seed’s own definition is played: its trigger gets the callback, and DELETE goes to its Location', async (context) => {
  const { flow, body, request } = await firstFlow(
    context,
    seed('entra'),
    ways.oauth,
    { token: 'T' },
    {},
  )
  assert.equal(request?.headers.authorization, 'Bearer T')
  const { status } = await call(String(body.Url), {
    storeName: 'Magasin 1',
    productName: 'RTX',
    quantity: '5',
  })
  assert.equal(status, 202)
  assert.deepEqual((await flow.run()).complaints, ['declared `quantity` integer, came a string'])
  await flow.remove()
  assert.equal(service.lines()[1], 'DELETE /it/7')
})

test('the GitHub sample is played: owner and repository in the path, the callback within config, Basic', async (context) => {
  const { trigger, request, body } = await firstFlow(
    context,
    seed('github'),
    ways.basic,
    { username: 'ada', password: 'secret-of-ada' },
    { owner: 'contoso', repo: 'a b' },
  )
  assert.match(request?.line ?? '', /^POST \/repos\/contoso\/a%20b\/hooks/)
  assert.equal(request?.headers.authorization, `Basic ${btoa('ada:secret-of-ada')}`)
  assert.match(String(objectOf(body.config).url), /^http:\/\/127\.0\.0\.1:\d+\/workflows\//)
  assert.ok(trigger.fields.some(({ key, hidden }) => key === 'config/url' && hidden !== undefined))
})
