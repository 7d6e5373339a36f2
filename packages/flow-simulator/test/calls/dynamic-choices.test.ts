import assert from 'node:assert/strict'
import { test } from 'node:test'
import { useParcelService } from '../fixtures/parcel-service.js'
import { playParcels } from '../fixtures/playing.js'

const service = useParcelService()

test('A dropdown is filled by a real call, over the connection', async (context) => {
  const { simulation } = await playParcels(context, service.baseUrl())
  const { choices } = await simulation.choices('WhenParcelMoves', 'carrier', {})
  assert.deepEqual(
    choices.map(({ value, title }) => [value, title]),
    [
      ['pp', 'Pigeon Post'],
      ['sm', 'Snail Mail'],
    ],
  )
  assert.equal(service.seen()[0]?.headers['x-parcel-key'], 'key-of-the-maker')
})

test('What a list depends on goes where the operation that fills it wants it: into its body too', async (context) => {
  service.answer(() => ({ status: 200, body: { found: [{ id: 'L-1' }] } }))
  const { simulation } = await playParcels(context, service.baseUrl())
  const { choices } = await simulation.choices('PlanDelivery', 'place', { city: 'Ixelles' })
  assert.deepEqual(JSON.parse(service.seen()[0]?.body ?? ''), {
    kind: 'locker',
    near: { city: 'Ixelles' },
  })
  assert.deepEqual(
    choices.map(({ title }) => title),
    ['L-1'],
  )
})

test('An item without the value that is named cannot be chosen, and that is told', async (context) => {
  service.answer(() => ({
    status: 200,
    body: { carriers: [{ key: 'x' }, { id: 'pp', name: 'P' }] },
  }))
  const { simulation } = await playParcels(context, service.baseUrl())
  const { choices, complaints } = await simulation.choices('WhenParcelMoves', 'carrier', {})
  assert.deepEqual(
    choices.map(({ value }) => value),
    ['pp'],
  )
  assert.deepEqual(complaints, ['1 of 2 items has nothing at `id`, which is its value.'])
})

test('A list that is not where it is said to be is told', async (context) => {
  service.answer(() => ({ status: 200, body: { other: [] } }))
  const { simulation } = await playParcels(context, service.baseUrl())
  const { complaints } = await simulation.choices('WhenParcelMoves', 'carrier', {})
  assert.deepEqual(complaints, ['The answer has no list at `carriers`.'])
})

test('A form changes with what is chosen, and what it is filled with goes into the body', async (context) => {
  const { simulation } = await playParcels(context, service.baseUrl())
  const keysFor = async (kind: string) =>
    (await simulation.fields('FillForm', { kind })).map(({ key, required }) => [key, required])
  assert.deepEqual(await keysFor('heavy'), [
    ['kind', true],
    ['weight', true],
    ['folder', false],
  ])
  assert.deepEqual(await keysFor('fragile'), [
    ['kind', true],
    ['glass', false],
    ['care', false],
    ['folder', false],
  ])
  await simulation.act('FillForm', { kind: 'heavy', weight: 12 })
  assert.deepEqual(JSON.parse(service.seen().at(-1)?.body ?? ''), { weight: 12 })
})

test('A form waits for what it depends on', async (context) => {
  const { simulation } = await playParcels(context, service.baseUrl())
  const fields = await simulation.fields('FillForm', {})
  assert.deepEqual(
    fields.map(({ key }) => key),
    ['kind', 'form', 'folder'],
  )
  assert.deepEqual(service.lines(), [])
})

test('A tree opens item by item, each of which says whether there is more below it', async (context) => {
  const { simulation } = await playParcels(context, service.baseUrl())
  const {
    choices: [top],
  } = await simulation.choices('FillForm', 'folder', { kind: 'heavy' })
  assert.ok(top)
  assert.deepEqual([top.value, top.isParent], ['in', true])
  const { choices: below } = await simulation.choices(
    'FillForm',
    'folder',
    { kind: 'heavy' },
    top.item,
  )
  assert.deepEqual(
    below.map((it) => [it.value, it.isParent]),
    [['in/2026', false]],
  )
  assert.ok(service.lines().includes('GET /api/folders?below=in'))
})

test('A design-time call that is refused says what the service answered', async (context) => {
  service.answer(() => ({ status: 401, body: { code: 'who?' } }))
  const { simulation } = await playParcels(context, service.baseUrl())
  await assert.rejects(
    simulation.choices('WhenParcelMoves', 'carrier', {}),
    /ListCarriers answered 401.*who\?/,
  )
})

test('The connection is tested with the operation that the connector names', async (context) => {
  const { simulation } = await playParcels(context, service.baseUrl())
  assert.deepEqual(await simulation.testConnection(), { status: 200 })
  assert.deepEqual(service.lines(), ['GET /api/carriers'])
})
