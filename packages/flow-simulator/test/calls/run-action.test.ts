import assert from 'node:assert/strict'
import { test } from 'node:test'
import { useParcelService } from '../fixtures/parcel-service.js'
import { playParcels } from '../fixtures/playing.js'

const service = useParcelService()

test('An action’s inputs and defaults make its body, and its outputs are held against their schema', async (context) => {
  service.answer(() => ({ status: 200, body: { number: 1 } }))
  const { simulation } = await playParcels(context, service.baseUrl())
  const result = await simulation.act('PrintLabel', { number: 'P-1' })
  assert.deepEqual(JSON.parse(service.seen()[0]?.body ?? ''), {
    number: 'P-1',
    size: { width: 10 },
  })
  assert.deepEqual(result, {
    ...{ status: 200, body: { number: 1 }, succeeded: true, pages: 1 },
    complaints: ['declared `number` string, came a number'],
  })
})

test('A text of a form becomes what its field declares', async (context) => {
  const { simulation } = await playParcels(context, service.baseUrl())
  await simulation.act('PrintLabel', { number: '7', 'size/width': '12' })
  assert.deepEqual(JSON.parse(service.seen()[0]?.body ?? ''), { number: '7', size: { width: 12 } })
})

test('A list is filled item by item, each as it is declared; what is typed as one is one', async (context) => {
  const { simulation } = await playParcels(context, service.baseUrl())
  const sent = async (inputs: Record<string, unknown>) => {
    await simulation.act('PrintLabel', { number: 'P-1', ...inputs })
    return (JSON.parse(service.seen().at(-1)?.body ?? '') as { copies?: unknown }).copies
  }
  assert.deepEqual(await sent({ copies: ['1', '2'] }), [1, 2])
  assert.deepEqual(await sent({ copies: '[3]' }), [3])
  assert.deepEqual(await sent({ copies: '4' }), [4])
  assert.equal(await sent({ copies: [] }), undefined)
})

test('What an operation takes as multipart is sent so, with what a file is given as its content', async (context) => {
  const { simulation } = await playParcels(context, service.baseUrl())
  await simulation.act('PlanDelivery', { city: 'Ixelles', note: 'Ring twice.\nThanks' })
  const { headers, body } = service.seen()[0] ?? assert.fail()
  const [, boundary = ''] =
    /^multipart\/form-data; boundary=(.+)$/.exec(String(headers['content-type'])) ?? []
  const disposition = 'Content-Disposition: form-data; name='
  assert.deepEqual(body.split(`--${boundary}`), [
    '',
    `\r\n${disposition}"city"\r\n\r\nIxelles\r\n`,
    `\r\n${disposition}"note"; filename="note"\r\nContent-Type: application/octet-stream\r\n\r\nRing twice.\nThanks\r\n`,
    '--\r\n',
  ])
})

test('A 202 is asked after, as often as it says, until it is none', async (context) => {
  const status = { location: `${service.baseUrl()}/labels/1` }
  service.answer((_, __, count) => {
    if (count === 1) return { status: 202, headers: { ...status, 'retry-after': '5' } }
    if (count === 2) return { status: 202, headers: status }
    return { status: 200, body: { number: 'P-1' } }
  })
  const { simulation, pauses } = await playParcels(context, service.baseUrl())
  const { body } = await simulation.act('PrintLabel', { number: 'P-1' })
  assert.deepEqual(body, { number: 'P-1' })
  assert.deepEqual(service.lines(), ['POST /api/labels', 'GET /api/labels/1', 'GET /api/labels/1'])
  assert.deepEqual(pauses, [5, 20])
  assert.equal(service.seen()[2]?.headers['x-parcel-key'], 'key-of-the-maker')
})

test('Pages are followed as far as the maker wants, by the link that x-ms-pageable names', async (context) => {
  service.answer((line) =>
    line.includes('page=2')
      ? { status: 200, body: { value: ['c'] } }
      : {
          status: 200,
          body: { value: ['a', 'b'], nextLink: `${service.baseUrl()}/parcels?page=2` },
        },
  )
  const { simulation } = await playParcels(context, service.baseUrl())
  const { body: first } = await simulation.act('ListParcels')
  assert.deepEqual((first as { value: unknown }).value, ['a', 'b'])
  const { body, pages } = await simulation.act('ListParcels', {}, { pages: 10 })
  assert.deepEqual([body, pages], [{ value: ['a', 'b', 'c'] }, 2])
})

test('An action is given up after the retries of the platform’s default policy; other faults are not tried again', async (context) => {
  service.answer(() => ({ status: 503 }))
  const { simulation, pauses } = await playParcels(context, service.baseUrl())
  const { succeeded } = await simulation.act('ListParcels')
  assert.equal(succeeded, false)
  assert.deepEqual(pauses, [7, 14, 28, 56, 112, 224, 448, 896])
  service.answer(() => ({ status: 404 }))
  assert.equal((await simulation.act('ListParcels')).status, 404)
  assert.equal(pauses.length, 8)
})
