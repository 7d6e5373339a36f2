import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parcelsDefinition, parcelsProperties } from '../fixtures/parcels-definition.js'
import { useParcelService } from '../fixtures/parcel-service.js'
import { playParcels } from '../fixtures/playing.js'

const service = useParcelService()

/** Microsoft's own example of a trigger that polls without code, with other names. */
const polling = {
  templateId: 'pollingtrigger',
  title: 'Poll',
  parameters: {
    'x-ms-apimTemplateParameter.triggerConfig': { state: 'since @{triggerBody().found[0].no}' },
    'x-ms-apimTemplateParameter.triggerDataPath': '@triggerBody().found',
    'x-ms-apimTemplate-operationName': ['WhenParcelsArrive'],
  },
}
const { paths } = parcelsDefinition
const arrivals = paths['/arrivals'].get
const items = { type: 'array', items: { type: 'object', properties: { no: { type: 'integer' } } } }
const definition = {
  ...parcelsDefinition,
  paths: {
    ...paths,
    '/arrivals': {
      get: {
        ...arrivals,
        responses: { 200: { schema: { type: 'object', properties: { found: items } } } },
      },
    },
  },
}
const properties = {
  properties: { ...parcelsProperties.properties, policyTemplateInstances: [polling] },
}

test('Of a trigger that polls by a policy, the first look is the baseline, and the newest item tells where the next one begins', async (context) => {
  const found = [[{ no: 7 }, { no: 6 }], [], [{ no: 9 }, { no: 8 }], []]
  service.answer((_, __, count) => ({ status: 200, body: { found: found[count - 1] } }))
  const { simulation } = await playParcels(context, service.baseUrl(), { definition, properties })
  const flow = await simulation.save('WhenParcelsArrive', { city: 'Ixelles' })
  assert.deepEqual([flow.runs(), flow.complaints()], [[], []])
  for (let poll = 0; poll < 3; poll += 1) await flow.poll()
  assert.deepEqual(service.lines(), [
    'GET /api/arrivals?city=Ixelles',
    'GET /api/arrivals?city=Ixelles&state=since%207',
    'GET /api/arrivals?city=Ixelles&state=since%207',
    'GET /api/arrivals?city=Ixelles&state=since%209',
  ])
  assert.deepEqual(
    flow.runs().map(({ inputs }) => inputs),
    [{ no: 9 }, { no: 8 }],
  )
  const notes = simulation.exchanges().flatMap((exchange) => exchange.notes)
  assert.deepEqual(notes, [])
})
