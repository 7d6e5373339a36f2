import assert from 'node:assert/strict'
import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test, type TestContext } from 'node:test'
import { loadProject } from '../../../src/catalogue/project.js'
import { findFaults } from '../../../tools/catalogue/find-faults.js'
import { eventTypeFile } from '../../support/event-type-file.js'
import { groceryFolder } from '../../support/grocery.js'
import { temporaryFolder } from '../../support/temporary-folder.js'

const sku = { type: 'string', minLength: 1 }

/** A project of the shop's connector.json and one event type, as a text or as changes to a correct one. */
const projectWith = (context: TestContext, file: string | object): string => {
  const folder = temporaryFolder(context, {})
  cpSync(join(groceryFolder, 'connector.json'), join(folder, 'connector.json'))
  mkdirSync(join(folder, 'catalogue'))
  const text = typeof file === 'string' ? file : JSON.stringify(file, null, 2)
  writeFileSync(join(folder, 'catalogue/x.json'), text)
  return folder
}

const errorsIn = (folder: string) =>
  findFaults(folder).faults.filter(({ isWarning = false }) => !isWarning)

type Told = readonly [what: string, file: string | object, message: RegExp, mend: RegExp]

const oneProperty = (property: object, more: object = {}) => ({
  ...eventTypeFile({ filters: [], sample: { sku: 'A' } }),
  schema: { type: 'object', properties: { sku: property }, ...more },
  texts: eventTypeFile({ schema: { type: 'object', properties: { sku } } }).texts,
})

const wrong: readonly Told[] = [
  ['is no JSON', '{\n  "name": "x"\n  "aliases": []\n}', /^not JSON: comma expected$/, /comma/],
  ['has a name twice', twice(), /^"name" is here twice: the first one is lost$/, /take one/],
  ['has a misspelt word', { ...eventTypeFile(), filtres: [] }, /"filtres"$/, /"filters"\?$/],
  ['has a wrong name', eventTypeFile({ name: 'Stock low' }), /pattern/, /part of URLs/],
  ['has a misspelt keyword', oneProperty({ type: 'string', minLenght: 1 }), /"minLenght"$/, /"minLength"\?/],
  ['has an unknown format', oneProperty({ type: 'string', format: 'datetime' }), /format "datetime"$/, /"date-time"\?/],
  ['requires what is not there', oneProperty(sku, { required: ['skus'] }), /requires "skus"/, /"sku"\?/],
  ['has null among its choices', oneProperty({ type: 'string', enum: ['A', null] }), /null, which a flow/, /take it out/],
  ['filters by what is not there', eventTypeFile({ filters: ['skku'] }), /names "skku"/, /"sku"\?/],
  ['has a sample that does not fit', eventTypeFile({ sample: { sku: 3 } }), /^must be string$/, /sample/],
  [
    'is of a newer draft',
    oneProperty(sku, { $schema: 'https://json-schema.org/draft/2020-12/schema' }),
    /draft\/2020-12\/schema"; payloads are checked by draft-07$/,
    /take "\$schema" out/,
  ],
  [
    'has the texts of no property',
    eventTypeFile({ texts: { ...eventTypeFile().texts, de: germanWith('skku') } }),
    /is the text of "skku", which is no property/,
    /"sku"\?/,
  ],
]

for (const [what, file, message, mend] of wrong) {
  test(`a file that ${what} is told with its place and how to mend it, and starts no app`, (context) => {
    const folder = projectWith(context, file)
    const [fault, ...others] = errorsIn(folder)
    assert.match(fault?.message ?? 'none', message)
    assert.match(fault?.mend ?? 'none', mend)
    assert.equal(fault?.file, 'catalogue/x.json')
    assert.deepEqual(others, [])
    assert.throws(() => loadProject(folder), /The catalogue is not usable/)
  })
}

function twice() {
  return JSON.stringify(eventTypeFile(), null, 2).replace('{', '{\n  "name": "another",')
}

function germanWith(name: string) {
  const { properties, ...texts } = eventTypeFile().texts.en
  const { sku: text, ...others } = properties
  return { ...texts, properties: { sku: text, ...others, [name]: text } } as typeof texts & {
    properties: typeof properties
  }
}

test('the place is that of the word itself, or of what should hold it', (context) => {
  const file = JSON.stringify({ ...eventTypeFile(), colour: 'red' }, null, 2)
  const lines = file.split('\n')
  const [fault] = errorsIn(projectWith(context, file))
  assert.equal(lines[(fault?.line ?? 0) - 1], '  "colour": "red"')
  assert.equal(fault?.column, 3)

  const { sample: _, ...without } = eventTypeFile()
  const [missing] = errorsIn(projectWith(context, without))
  assert.deepEqual([missing?.path, missing?.line, missing?.column], ['/sample', 1, 1])
})

test('a filter that is named like the callback’s property is refused: it would take its place', (context) => {
  const property = { Url: { type: 'string' } }
  const texts = eventTypeFile({ schema: { type: 'object', properties: property } }).texts
  const file = {
    ...{ ...eventTypeFile({ texts }), schema: { type: 'object', properties: property } },
    ...{ filters: ['Url'], sample: {} },
  }
  assert.match(errorsIn(projectWith(context, file))[0]?.message ?? '', /"Url" is the flow's callback/)
})

test('an event type lacks no language that the connector speaks', (context) => {
  const { fr: _, ...onlyEnglish } = eventTypeFile().texts
  const [fault] = errorsIn(projectWith(context, { ...eventTypeFile(), texts: onlyEnglish }))
  assert.deepEqual([fault?.path, fault?.message], ['/texts/fr', 'is missing'])
})

test('19.99 is a multiple of 0.01, and 19.995 is none', (context) => {
  const price = { type: 'number', multipleOf: 0.01 }
  const sampled = (value: number) => ({ ...oneProperty(price), sample: { sku: value } })
  assert.deepEqual(errorsIn(projectWith(context, sampled(19.99))), [])
  assert.match(errorsIn(projectWith(context, sampled(19.995)))[0]?.message ?? '', /multiple of 0.01/)
})

test('a file with a byte order mark, as some editors write it, is read', (context) => {
  const file = `\uFEFF${JSON.stringify(eventTypeFile())}`
  assert.deepEqual(errorsIn(projectWith(context, file)), [])
})
