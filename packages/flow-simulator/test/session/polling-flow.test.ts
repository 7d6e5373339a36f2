import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parcelsDefinition } from '../fixtures/parcels-definition.js'
import { useParcelService } from '../fixtures/parcel-service.js'
import { playParcels } from '../fixtures/playing.js'

const service = useParcelService()
const stateAfter = (state: number) => ({ location: `${service.baseUrl()}/arrivals?state=${state}` })

test('A polling trigger asks where the last Location said: a 202 starts nothing, a 200 a run for each item', async (context) => {
  service.answer((line, _, count) =>
    line.includes('state=1')
      ? { status: 200, headers: stateAfter(2), body: [{ number: 'P-1' }, { number: 2 }] }
      : { status: 202, headers: { ...stateAfter(count), 'retry-after': '60' } },
  )
  const { simulation } = await playParcels(context, service.baseUrl())
  const flow = await simulation.save('WhenParcelsArrive', { city: 'Ixelles' })
  assert.deepEqual(flow.runs(), [])
  assert.equal(flow.retryAfter(), 60)
  await flow.poll()
  assert.equal(flow.retryAfter(), undefined)
  await flow.poll()
  assert.deepEqual(service.lines(), [
    'GET /api/arrivals?city=Ixelles',
    'GET /api/arrivals?state=1',
    'GET /api/arrivals?state=2',
  ])
  assert.deepEqual(
    flow.runs().map(({ inputs, complaints }) => [inputs, complaints]),
    [
      [{ number: 'P-1' }, []],
      [{ number: 2 }, ['declared `number` string, came a number']],
    ],
  )
})

test('A Location below the gateway’s own address, which each poll names, comes back through the connection', async (context) => {
  service.answer((line, _, count) => {
    if (line.includes('state')) return { status: 202 }
    const prefix = service.seen()[count - 1]?.headers['x-ms-apim-referrer-prefix']
    return { status: 202, headers: { location: `${String(prefix)}/arrivals?state=1` } }
  })
  const { simulation } = await playParcels(context, service.baseUrl())
  const flow = await simulation.save('WhenParcelsArrive')
  await flow.poll()
  const second = service.seen()[1]
  assert.equal(second?.line, 'GET /api/arrivals?state=1')
  assert.equal(second.headers['x-parcel-key'], 'key-of-the-maker')
  assert.match(String(second.headers['x-ms-apim-referrer']), /\/arrivals$/)
})

test('What a poll brings is held against what the service describes of it', async (context) => {
  service.answer((line, _, count) => {
    if (line.includes('/kinds/')) return undefined
    return count < 3
      ? { status: 202, headers: stateAfter(1) }
      : { status: 200, body: { weight: 'x' } }
  })
  const { paths } = parcelsDefinition
  const schema = {
    type: 'object',
    'x-ms-dynamic-schema': {
      ...{ operationId: 'DescribeKind', parameters: { kind: 'heavy' }, 'value-path': 'schema' },
    },
  }
  const get = { operationId: 'WhenHeavy', 'x-ms-trigger': 'single', responses: { 200: { schema } } }
  const definition = { ...parcelsDefinition, paths: { ...paths, '/heavy': { get } } }
  const { simulation } = await playParcels(context, service.baseUrl(), { definition })
  const flow = await simulation.save('WhenHeavy')
  await flow.poll()
  assert.deepEqual((await flow.run()).complaints, ['declared `weight` number, came a string'])
})

test('A polling flow that was off works off what came in between', async (context) => {
  service.answer((line) =>
    line.includes('state')
      ? { status: 200, headers: stateAfter(2), body: [{ number: 'missed' }] }
      : { status: 202, headers: stateAfter(1) },
  )
  const { simulation } = await playParcels(context, service.baseUrl())
  const flow = await simulation.save('WhenParcelsArrive')
  await flow.switchOff()
  await assert.rejects(flow.poll(), /The flow is off/)
  await flow.switchOn()
  assert.deepEqual((await flow.run()).inputs, { number: 'missed' })
})

test('Of a first poll that brings items, and of a refusal, there is a complaint', async (context) => {
  service.answer((_, __, count) =>
    count === 1 ? { status: 200, body: [] } : { status: 400, body: 'what?' },
  )
  const { simulation } = await playParcels(context, service.baseUrl())
  const flow = await simulation.save('WhenParcelsArrive')
  assert.match(flow.complaints()[0]?.text ?? '', /asks for 202 and a Location/)
  await flow.poll()
  assert.match(flow.complaints()[0]?.text ?? '', /answered the poll with 400/)
})
