import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { useParcelService } from '../fixtures/parcel-service.js'
import { playParcels } from '../fixtures/playing.js'

const service = useParcelService()

const policy = (
  templateId: string,
  parameters: Readonly<Record<string, string>>,
  section = 'Request',
) => ({
  templateId,
  title: 'Mine',
  parameters: {
    ...Object.fromEntries(
      Object.entries(parameters).map(([name, value]) => [
        `x-ms-apimTemplateParameter.${name}`,
        value,
      ]),
    ),
    'x-ms-apimTemplate-policySection': section,
  },
})

const saved = async (
  context: TestContext,
  policyTemplateInstances: readonly unknown[],
  trigger = 'WhenParcelMoves',
) => {
  const connectionParameters = {
    secret: { type: 'securestring' },
    region: { type: 'string' },
  }
  const { simulation } = await playParcels(context, service.baseUrl(), {
    properties: { properties: { connectionParameters, policyTemplateInstances } },
    connection: { values: { secret: 'key-by-policy', region: 'eu' } },
  })
  return { simulation, flow: await simulation.save(trigger) }
}

test('A key that a policy puts into each call goes with DELETE too', async (context) => {
  const value = "@connectionParameters('secret')"
  const { flow } = await saved(context, [policy('setheader', { name: 'X-Key', value })])
  await flow.remove()
  assert.deepEqual(
    service.seen().map(({ line, headers }) => [line, headers['x-key']]),
    [
      ['POST /api/hooks', 'key-by-policy'],
      ['DELETE /api/hooks/1', 'key-by-policy'],
    ],
  )
})

test('A Location that only a policy for answers sets is kept, and so is what it says of the connection', async (context) => {
  service.answer(() => ({ status: 201 }))
  const value = `${service.baseUrl()}/@connectionParameters('region')/hooks`
  const { flow, simulation } = await saved(context, [
    policy('setheader', { name: 'Location', value }, 'Response'),
  ])
  assert.equal(flow.location(), `${service.baseUrl()}/eu/hooks`)
  assert.deepEqual(flow.complaints(), [])
  assert.match(simulation.exchanges()[0]?.notes.join() ?? '', /"Mine" sets location in the answer/)
})

test('Where a policy leads, the connection’s credentials go along to a Location', async (context) => {
  const seen: unknown[] = []
  const { simulation } = await playParcels(context, 'unused', {
    send: ({ method, url, headers }) => {
      seen.push([`${method} ${url}`, headers['x-parcel-key']])
      const location = 'https://eu.parcels.example/v2/arrivals?state=1'
      return Promise.resolve({ status: 202, headers: { location }, body: '' })
    },
    properties: {
      properties: {
        connectionParameters: { api_key: { type: 'securestring' } },
        policyTemplateInstances: [
          policy('dynamichosturl', { urlTemplate: 'https://eu.parcels.example/v2' }),
        ],
      },
    },
    isWhereItSays: true,
  })
  const flow = await simulation.save('WhenParcelsArrive')
  await flow.poll()
  assert.deepEqual(seen, [
    ['GET https://eu.parcels.example/v2/arrivals', 'key-of-the-maker'],
    ['GET https://eu.parcels.example/v2/arrivals?state=1', 'key-of-the-maker'],
  ])
})

test('Where one said where the service is, a policy that changes its host is told and not followed', async (context) => {
  const urlTemplate = "https://@connectionParameters('region').parcels.example/api"
  const { flow, simulation } = await saved(context, [policy('dynamichosturl', { urlTemplate })])
  assert.deepEqual(flow.complaints(), [])
  assert.deepEqual(service.lines(), ['POST /api/hooks'])
  assert.match(
    simulation.exchanges()[0]?.notes.join() ?? '',
    /would have it at https:\/\/eu\.parcels\.example\/api/,
  )
})
