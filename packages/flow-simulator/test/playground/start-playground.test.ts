import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { startPlayground, type PlaygroundOptions } from '../../src/playground/start-playground.js'
import { parcelsDefinition, parcelsProperties } from '../fixtures/parcels-definition.js'
import { useParcelService } from '../fixtures/parcel-service.js'
import { call } from '../fixtures/playing.js'

const service = useParcelService()
const files = { definition: parcelsDefinition, properties: parcelsProperties }

/** A playground, and its page's requests. */
const playing = async (context: TestContext, options: PlaygroundOptions = {}) => {
  const playground = await startPlayground(files, { baseUrl: service.baseUrl(), ...options })
  context.after(playground.stop)
  const { origin, hash } = new URL(playground.url)
  const token = hash.slice(1)
  const ask = async (
    name: string,
    body: object,
    headers: Record<string, string> = { 'x-play-token': token },
  ) => {
    const sent = { method: 'POST', headers, body: JSON.stringify(body) }
    const response = await fetch(`${origin}/play/api/${name}`, sent)
    return { status: response.status, json: (await response.json()) as Record<string, never> }
  }
  return { origin, token, ask, step: (step: object) => ask('step', { step }) }
}

const connect = { do: 'connect', values: { api_key: 'key-of-the-maker' } }

test('Only the page itself, with the token of its address, can drive the playground', async (context) => {
  const { ask, origin } = await playing(context)
  assert.equal((await ask('state', {}, {})).status, 401)
  assert.equal((await ask('state', {}, { 'x-play-token': 'guessed' })).status, 401)
  assert.equal((await ask('state', {})).status, 200)
  assert.equal((await ask('constructor', {})).status, 404)
  const page = await fetch(`${origin}/play`)
  const policy = page.headers.get('content-security-policy') ?? ''
  assert.match(policy, /default-src 'none'; script-src 'self'/)
  assert.match(policy, /frame-ancestors 'none'/)
  assert.ok(!(await page.text()).includes('token'))
})

test('A maker connects, fills a dropdown, saves a flow and sees its run; no secret reaches the page', async (context) => {
  const { ask, step } = await playing(context)
  await step(connect)
  const { json: choices } = await ask('choices', { operation: 'WhenParcelMoves', key: 'carrier' })
  assert.deepEqual(
    (choices as unknown as { choices: { title: string }[] }).choices.map(({ title }) => title),
    ['Pigeon Post', 'Snail Mail'],
  )
  const saved = await step({ do: 'save', trigger: 'WhenParcelMoves', inputs: { carrier: 'pp' } })
  assert.deepEqual(saved.json, { flow: 'flow-1', complaints: [] })
  const { Url } = JSON.parse(service.seen()[1]?.body ?? '') as { Url: string }
  await call(Url, { number: 'P-1', quantity: 'three' })

  const { json } = await ask('state', {})
  const state = json as unknown as {
    flows: { state: string; runs: { inputs: object; complaints: string[] }[] }[]
    exchanges: { direction: string; request: { about: string } }[]
  }
  assert.deepEqual(state.flows[0]?.runs[0]?.complaints, [
    'declared `quantity` integer, came a string',
  ])
  assert.deepEqual(
    state.exchanges.map(({ request: { about } }) => about),
    ['callback', 'subscribe', 'design time: ListCarriers'],
  )
  const shown = JSON.stringify(state)
  assert.ok(!shown.includes('key-of-the-maker'))
  assert.ok(!shown.includes(new URL(Url).searchParams.get('sig') ?? '?'))
})

test('What goes wrong is told in words', async (context) => {
  const { step } = await playing(context)
  assert.deepEqual(await step({ do: 'save', trigger: 'WhenARuleMatches' }), {
    status: 422,
    json: { message: 'WhenARuleMatches needs "Kind" (kind).' },
  })
  assert.match(String((await step({ do: 'dance' })).json.message), /That is no step/)
})

test('A session becomes a script without its secrets, a .http file, and a test of three lines', async (context) => {
  const { ask, step } = await playing(context, { sourceName: 'parcels' })
  await step(connect)
  await step({ do: 'save', trigger: 'WhenParcelMoves' })
  const { Url } = JSON.parse(service.seen()[0]?.body ?? '') as { Url: string }
  await call(Url, { number: 'P-1' })
  const text = async (as: string) => String((await ask('export', { as })).json.text)
  assert.deepEqual(JSON.parse(await text('script')), {
    definition: 'parcels',
    url: service.baseUrl(),
    steps: [
      { do: 'connect', values: { api_key: '${PLAY_API_KEY}' } },
      { do: 'save', trigger: 'WhenParcelMoves', as: 'flow-1' },
      { do: 'expect-run', flow: 'flow-1' },
    ],
  })
  assert.match(await text('http'), /^### subscribe\nPOST http.*\/api\/hooks\n[^]*x-parcel-key: •••/)
  assert.equal((await text('test')).trim().split('\n').length, 3)
})

test('A script makes the connection that was ready, and holds each action against the status that it had', async (context) => {
  const connection = { values: { api_key: 'ready-made-key' } }
  const presets = [{ title: 'Ready', connection }]
  const { ask, step } = await playing(context, { presets })
  service.answer((line) => (line.startsWith('GET') ? { status: 404 } : undefined))
  await step({ do: 'act', operation: 'ListParcels' })
  const script = JSON.parse(String((await ask('export', { as: 'script' })).json.text)) as {
    steps: unknown
  }
  assert.deepEqual(script.steps, [
    { do: 'connect', values: { api_key: '${PLAY_API_KEY}' } },
    { do: 'act', operation: 'ListParcels', status: 404 },
  ])
})

test('A connection that is ready is used from the start', async (context) => {
  const connection = { values: { api_key: 'ready-made-key' } }
  const { step, ask } = await playing(context, { presets: [{ title: 'Ready', connection }] })
  await step({ do: 'save', trigger: 'WhenParcelMoves' })
  assert.equal(service.seen()[0]?.headers['x-parcel-key'], 'ready-made-key')
  assert.deepEqual((await ask('connector', {})).json.presets, ['Ready'])
})

test('Waiting for a change is answered as soon as there is one', async (context) => {
  const { ask, step } = await playing(context)
  const { json } = await ask('state', {})
  const next = ask('state', { after: json.version })
  await step(connect)
  assert.equal((await next).json.connected, true)
})
