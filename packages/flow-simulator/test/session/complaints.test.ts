import assert from 'node:assert/strict'
import { test } from 'node:test'
import { useParcelService, type Prepared } from '../fixtures/parcel-service.js'
import { playParcels } from '../fixtures/playing.js'

const service = useParcelService()
const location = 'http://127.0.0.1:1/hooks/7'

const cases: readonly (readonly [string, Prepared, RegExp])[] = [
  ['no 201', { status: 200, headers: { location: '' } }, /answered 200\. Microsoft documents 201/],
  ['no Location', { status: 201 }, /nothing can ever be unsubscribed/],
  [
    'a Location on another host',
    { status: 201, headers: { location } },
    /without the connection's credentials/,
  ],
  ['a relative Location', { status: 201, headers: { location: '/hooks/7' } }, /is not known/],
  [
    'a refusal',
    { status: 403, body: { code: 'no' } },
    /problem with the flow's trigger.*403.*"code":"no"/,
  ],
]

for (const [what, answer, complaint] of cases) {
  test(`Of ${what} the platform complains`, async (context) => {
    service.answer((line) => (line.startsWith('POST') ? answer : undefined))
    const { simulation } = await playParcels(context, service.baseUrl())
    const flow = await simulation.save('WhenParcelMoves')
    const texts = flow.complaints().map(({ text }) => text)
    assert.match(texts.join('\n'), complaint)
  })
}

test('Credentials never go to a Location on another host', async (context) => {
  const elsewhere = service.url().replace('127.0.0.1', 'localhost')
  service.answer((line, _, count) =>
    line.startsWith('POST')
      ? { status: 201, headers: { location: `${elsewhere}/api/hooks/${count}` } }
      : undefined,
  )
  const { simulation } = await playParcels(context, service.baseUrl())
  const flow = await simulation.save('WhenParcelMoves')
  await flow.switchOff()
  const request = simulation.exchanges().find(({ request: { method } }) => method === 'DELETE')
  assert.deepEqual(request?.request.headers, {})
  assert.match(request.notes.join(), /not known; here it does not/)
})

test('A Location below the gateway’s own address comes back through the connection', async (context) => {
  service.answer((line) => {
    const referrer = service.seen().at(-1)?.headers['x-ms-apim-referrer']
    return line.startsWith('POST')
      ? { status: 201, headers: { location: `${String(referrer)}/7` } }
      : undefined
  })
  const { simulation } = await playParcels(context, service.baseUrl())
  const flow = await simulation.save('WhenParcelMoves')
  assert.deepEqual(flow.complaints(), [])
  await flow.switchOff()
  const request = service.seen()[1]
  assert.equal(request?.line, 'DELETE /api/hooks/7')
  assert.equal(request.headers['x-parcel-key'], 'key-of-the-maker')
})

test('Subscribing is tried again after 429, when the service asked for, and after a fault of the connection', async (context) => {
  service.answer((_, __, count) => {
    if (count === 1) return { status: 429, headers: { 'retry-after': '17' } }
    return count === 2 ? { status: 0 } : undefined
  })
  const { simulation, pauses } = await playParcels(context, service.baseUrl())
  const flow = await simulation.save('WhenParcelMoves')
  assert.deepEqual(pauses, [17, 14])
  assert.deepEqual(flow.complaints(), [])
  assert.match(simulation.exchanges()[1]?.notes.join() ?? '', /waited 17/)
})
