import assert from 'node:assert/strict'
import { test } from 'node:test'
import { useParcelService } from '../fixtures/parcel-service.js'
import { call, playParcels } from '../fixtures/playing.js'

const service = useParcelService()

const callbackUrlIn = (index = 0) => {
  const { Url } = JSON.parse(service.seen()[index]?.body ?? '{}') as { Url: string }
  return Url
}

test('Saving a flow POSTs its inputs and a callback URL of real length, with the headers of the platform and the connection’s key', async (context) => {
  const { simulation } = await playParcels(context, service.baseUrl())
  const flow = await simulation.save('WhenParcelMoves', { carrier: 'pp' })
  const [request] = service.seen()
  assert.equal(request?.line, 'POST /api/hooks')
  const body = JSON.parse(request.body) as Record<string, string>
  assert.deepEqual({ ...body, Url: '' }, { Url: '', carrier: 'pp' })
  assert.match(
    body.Url ?? '',
    /^http:\/\/127\.0\.0\.1:\d+\/workflows\/[0-9a-f]{32}\/triggers\/When_a_parcel_moves\/versions\/\d{20}\/run\?api-version=2016-06-01&sp=/,
  )
  assert.equal(request.headers['x-ms-workflow-operation-name'], 'When_a_parcel_moves')
  assert.equal(request.headers['x-parcel-key'], 'key-of-the-maker')
  assert.equal(request.headers['x-ms-trigger-type'], 'OpenApiConnectionWebhook')
  assert.match(String(request.headers['x-ms-apim-referrer']), /\/hooks$/)
  assert.equal(flow.location(), `${service.baseUrl()}/hooks/1`)
  assert.deepEqual(flow.complaints(), [])
})

test('A run arrives with its inputs, which are held against the declared schema', async (context) => {
  const { simulation } = await playParcels(context, service.baseUrl())
  const flow = await simulation.save('WhenParcelMoves')
  const { status } = await call(
    callbackUrlIn(),
    { number: 'P-1', quantity: '3', colour: 'red' },
    { 'x-ms-client-tracking-id': 'd-1' },
  )
  assert.equal(status, 202)
  const run = await flow.run()
  assert.equal(run.trackingId, 'd-1')
  assert.deepEqual(run.inputs, { number: 'P-1', quantity: '3', colour: 'red' })
  assert.deepEqual(run.complaints, [
    'declared `quantity` integer, came a string',
    'came `colour`, which is not declared: no token leads to it',
  ])
})

test('An array that the trigger declares is split into runs', async (context) => {
  const { simulation } = await playParcels(context, service.baseUrl())
  const flow = await simulation.save('WhenALorryLeaves')
  await call(callbackUrlIn(), [{ number: 'P-1' }, { quantity: 2 }])
  assert.deepEqual(
    flow.runs().map(({ inputs, item, complaints }) => ({ inputs, item, complaints })),
    [
      { inputs: { number: 'P-1' }, item: { number: 1, of: 2 }, complaints: [] },
      {
        inputs: { quantity: 2 },
        item: { number: 2, of: 2 },
        complaints: ['declared `number` required, did not come'],
      },
    ],
  )
})

test('A payload that is described at design time is held against what the service described', async (context) => {
  const { simulation } = await playParcels(context, service.baseUrl())
  const flow = await simulation.save('WhenARuleMatches', { kind: 'heavy' })
  assert.deepEqual(service.lines(), ['GET /api/kinds/heavy', 'POST /api/rules/heavy'])
  await call(callbackUrlIn(1), { weight: 'much' })
  assert.deepEqual((await flow.run()).complaints, ['declared `weight` number, came a string'])
})

test('After an edit it is held against what the service describes for what was chosen then', async (context) => {
  const { simulation } = await playParcels(context, service.baseUrl())
  const flow = await simulation.save('WhenARuleMatches', { kind: 'heavy' })
  await flow.edit({ kind: 'fragile' }, 'no-delete')
  await call(callbackUrlIn(3), { glass: 'yes' })
  assert.deepEqual((await flow.run()).complaints, ['declared `glass` boolean, came a string'])
})

test('Switching off sends DELETE at the Location, over the same connection and without the platform’s headers', async (context) => {
  const { simulation } = await playParcels(context, service.baseUrl())
  const flow = await simulation.save('WhenParcelMoves')
  await flow.switchOff()
  const request = service.seen()[1]
  assert.equal(request?.line, 'DELETE /api/hooks/1')
  assert.equal(request.headers['x-parcel-key'], 'key-of-the-maker')
  assert.deepEqual(
    Object.keys(request.headers).filter((name) => name.startsWith('x-ms-')),
    [],
  )
  const { status, text } = await call(callbackUrlIn(), {})
  assert.equal(status, 400)
  assert.match(text, /WorkflowTriggerIsNotEnabled.*Disabled/)
  assert.equal(flow.state(), 'off')

  await flow.switchOn()
  assert.equal(flow.state(), 'on')
  assert.notEqual(callbackUrlIn(2), callbackUrlIn(0))
  assert.equal((await call(callbackUrlIn(2), { number: 'P-2' })).status, 202)
})

test('A flow that is suspended answers so, and no DELETE comes where that is asked for', async (context) => {
  const { simulation } = await playParcels(context, service.baseUrl())
  const flow = await simulation.save('WhenParcelMoves')
  await flow.switchOff({ suspended: true, unsubscribe: false })
  assert.deepEqual(service.lines(), ['POST /api/hooks'])
  assert.match((await call(callbackUrlIn(), {})).text, /Suspended/)
})

for (const [order, lines] of [
  ['delete-first', ['POST /api/hooks', 'DELETE /api/hooks/1', 'POST /api/hooks']],
  ['post-first', ['POST /api/hooks', 'POST /api/hooks', 'DELETE /api/hooks/1']],
  ['no-delete', ['POST /api/hooks', 'POST /api/hooks']],
] as const) {
  test(`An edit subscribes anew in the order "${order}", and the former callback URL is gone`, async (context) => {
    const { simulation } = await playParcels(context, service.baseUrl())
    const flow = await simulation.save('WhenParcelMoves')
    await flow.edit({ carrier: 'sm' }, order)
    assert.deepEqual(service.lines(), lines)
    assert.match((await call(callbackUrlIn(0), {})).text, /WorkflowTriggerVersionNotFound/)
    assert.match(flow.location() ?? '', /hooks\/[23]$/)
  })
}

test('A flow that is deleted unsubscribes, and its callback answers that there is no such workflow', async (context) => {
  const { simulation } = await playParcels(context, service.baseUrl())
  const flow = await simulation.save('WhenParcelMoves')
  await flow.remove()
  assert.equal(service.lines()[1], 'DELETE /api/hooks/1')
  assert.match((await call(callbackUrlIn(), {})).text, /WorkflowNotFound/)
})

test('With another owner the flow subscribes over the other connection, which is also what unsubscribes the former one', async (context) => {
  const { simulation } = await playParcels(context, service.baseUrl())
  const flow = await simulation.save('WhenParcelMoves')
  simulation.connect({ values: { api_key: 'key-of-another' } })
  await simulation.changeOwner(flow)
  const keys = service.seen().map(({ headers }) => headers['x-parcel-key'])
  assert.deepEqual(keys, ['key-of-the-maker', 'key-of-another', 'key-of-another'])
})

test('After a change of owner, whatever the service describes is asked for over the new connection', async (context) => {
  const { simulation } = await playParcels(context, service.baseUrl())
  const flow = await simulation.save('WhenARuleMatches', { kind: 'heavy' })
  simulation.connect({ values: { api_key: 'key-of-another' } })
  await simulation.changeOwner(flow)
  await flow.edit({ kind: 'fragile' })
  const asked = service.seen().filter(({ line }) => line.startsWith('GET /api/kinds/fragile'))
  assert.deepEqual(
    asked.map(({ headers }) => headers['x-parcel-key']),
    ['key-of-another'],
  )
})

test('What a flow answers can be unkind, for so long', async (context) => {
  let now = 1_000_000
  const { simulation } = await playParcels(context, service.baseUrl(), { now: () => now })
  const flow = await simulation.save('WhenParcelMoves')
  flow.answerWith({ kind: 'throttled', retryAfter: '7' }, 60)
  assert.equal((await call(callbackUrlIn(), {})).status, 429)
  now += 60_000
  assert.equal((await call(callbackUrlIn(), {})).status, 202)
})

test('A flow is not saved while a required input is missing, or one is unknown', async (context) => {
  const { simulation } = await playParcels(context, service.baseUrl())
  await assert.rejects(simulation.save('WhenARuleMatches'), /needs "Kind" \(kind\)/)
  await assert.rejects(simulation.save('WhenParcelMoves', { colour: 1 }), /no input "colour"/)
  await assert.rejects(simulation.save('ListParcels'), /is no trigger/)
  await assert.rejects(simulation.save('WhenPigsFly'), /no operation WhenPigsFly/)
  assert.deepEqual(service.lines(), [])
})
