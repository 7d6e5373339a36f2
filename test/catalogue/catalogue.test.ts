import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { loadCatalogue } from '../../src/catalogue/catalogue.js'
import { eventTypeFile } from '../support/event-type-file.js'
import { grocery } from '../support/grocery.js'
import { temporaryFolder } from '../support/temporary-folder.js'

type Files = Readonly<Record<string, unknown>>

const load = (context: TestContext, files: Files) =>
  loadCatalogue(
    temporaryFolder(
      context,
      Object.fromEntries(
        Object.entries(files).map(([name, file]) => [
          name,
          typeof file === 'string' ? file : JSON.stringify(file),
        ]),
      ),
    ),
  )

/** The lines of the error that a folder's files cause. */
const faultsOf = (context: TestContext, files: Files): string[] => {
  try {
    load(context, files)
  } catch (error) {
    const [first, ...lines] = error instanceof Error ? error.message.split('\n  ') : []
    assert.equal(first, 'The catalogue is not usable:')
    return lines
  }
  return []
}

test('an event type is found by its name and its aliases, in any case', (context) => {
  const catalogue = load(context, { 'stocklow.json': eventTypeFile() })
  for (const name of ['stocklow', 'StockLow', 'STOCKLOWS'])
    assert.equal(catalogue.find(name)?.name, 'stocklow')
  for (const name of ['', 'stock', 'stocklow ', 'constructor', '__proto__'])
    assert.equal(catalogue.find(name), undefined)
})

test('the event types are in order of name, whatever their files are called', (context) => {
  const catalogue = load(context, {
    'a.json': eventTypeFile({ name: 'zebra', aliases: [] }),
    'b.json': eventTypeFile({
      ...{ name: 'apple', aliases: [], operationId: 'NewApple', schemaName: 'Apple' },
    }),
    'readme.md': 'not an event type',
  })
  assert.deepEqual(
    catalogue.eventTypes.map(({ name }) => name),
    ['apple', 'zebra'],
  )
})

test('the shop’s catalogue loads, and each sample fits its own event type only', () => {
  const { eventTypes } = grocery.catalogue
  assert.deepEqual(
    eventTypes.map(({ name }) => name),
    [
      'github.issues',
      'github.pull_request',
      'github.push',
      'instore',
      'neworder',
      'productapproval',
    ],
  )
  for (const eventType of eventTypes) {
    for (const other of eventTypes)
      assert.equal(eventType.faultsOf(other.sample).length === 0, eventType === other)
  }
})

test('the seed’s plural is an alias', () => {
  assert.equal(grocery.catalogue.find('newOrders')?.name, 'neworder')
})

const { fr, ...onlyEnglish } = eventTypeFile().texts
const { properties, ...rest } = fr

const wrongFiles: readonly [what: string, file: unknown, line: RegExp][] = [
  ['is no JSON', '{"name": ', /^x\.json: not JSON: ./],
  ['is empty', '', /^x\.json: not JSON: ./],
  ['is JSON, but no object', '[]', /^x\.json: must be object$/],
  [
    'has a name that no route can have',
    eventTypeFile({ name: 'Stock low' }),
    /^x\.json\/name: must match pattern/,
  ],
  [
    'has a wrong alias',
    eventTypeFile({ aliases: ['a/b'] }),
    /^x\.json\/aliases\/0: must match pattern/,
  ],
  [
    'has no operation id',
    { ...eventTypeFile(), operationId: undefined },
    /^x\.json\/operationId: is missing$/,
  ],
  [
    'has a member too many',
    { ...eventTypeFile(), colour: 'red' },
    /^x\.json: has the unknown property "colour"$/,
  ],
  ['has texts in no language', { ...eventTypeFile(), texts: {} }, /^x\.json\/texts: must NOT have/],
  [
    'lacks the text of a property in one language',
    eventTypeFile({
      texts: {
        ...onlyEnglish,
        fr: { ...rest, properties: { sku: properties.sku ?? { title: '', description: '' } } },
      },
    }),
    /^x\.json\/texts\/fr\/properties\/left: is missing$/,
  ],
  [
    'has an empty text',
    eventTypeFile({ texts: { ...onlyEnglish, fr: { ...fr, summary: '' } } }),
    /^x\.json\/texts\/fr\/summary: must NOT have fewer/,
  ],
  [
    'has a summary too long to be shown',
    eventTypeFile({ texts: { ...onlyEnglish, fr: { ...fr, summary: 'x'.repeat(81) } } }),
    /^x\.json\/texts\/fr\/summary: must NOT have more/,
  ],
  [
    'has a schema of no properties',
    { ...eventTypeFile(), schema: { type: 'object', properties: {} } },
    /^x\.json\/schema\/properties: must NOT have fewer/,
  ],
  [
    'has a schema that is no object’s',
    { ...eventTypeFile(), schema: { type: 'array', properties: { a: {} } } },
    /^x\.json\/schema\/type: must be equal to constant$/,
  ],
  [
    'has an unknown keyword in its schema',
    eventTypeFile({
      schema: { type: 'object', properties: { sku: { type: 'string', minLenght: 1 } } },
    }),
    /^x\.json\/schema\/properties\/sku\/minLenght: is the unknown keyword "minLenght"$/,
  ],
  [
    'has an unknown format in its schema',
    eventTypeFile({
      schema: { type: 'object', properties: { sku: { type: 'string', format: 'sku' } } },
    }),
    /^x\.json\/schema\/properties\/sku\/format: is the unknown format "sku"$/,
  ],
  [
    'has a sample that does not fit',
    eventTypeFile({ sample: { left: 'three' } }),
    /^x\.json\/sample\/sku: is missing$/,
  ],
  [
    'filters by what is no property',
    eventTypeFile({ filters: ['colour'] }),
    /^x\.json\/filters\/0: names "colour", which is no property/,
  ],
]

for (const [what, file, line] of wrongFiles) {
  test(`a file that ${what} is reported with its place and the reason`, (context) => {
    const lines = faultsOf(context, {
      'good.json': eventTypeFile({ name: 'good', aliases: [] }),
      'x.json': file,
    })
    assert.match(lines[0] ?? 'no fault', line)
    assert.ok(lines.every((each) => each.startsWith('x.json')))
  })
}

test('every fault of every file is reported at once', (context) => {
  const lines = faultsOf(context, {
    'a.json': 'not json',
    'b.json': { ...eventTypeFile(), name: 'B', operationId: 'b' },
    'c.json': eventTypeFile({ name: 'c', aliases: [], sample: { left: 'three' } }),
  })
  assert.deepEqual(
    lines.map((line) => line.split(':')[0]),
    ['a.json', 'b.json/name', 'b.json/operationId', 'c.json/sample/sku', 'c.json/sample/left'],
  )
})

test('a name or alias that two files have is reported with who has it', (context) => {
  const lines = faultsOf(context, {
    'a.json': eventTypeFile(),
    'b.json': eventTypeFile({ name: 'other', aliases: ['stocklow'] }),
  })
  assert.equal(
    lines[0],
    'b.json/aliases/0: the name "stocklow" is taken by the event type "stocklow"',
  )
})

test('no file may take the name of an event type of the app itself', (context) => {
  const lines = faultsOf(context, {
    'a.json': eventTypeFile({ name: 'operations.backlog', aliases: [] }),
  })
  assert.deepEqual(lines, ['a.json/name: the name "operations.backlog" is taken by the app itself'])
})

test('a folder without any event type is no catalogue', (context) => {
  assert.match(faultsOf(context, {})[0] ?? '', /: no event type \(\*\.json\) here$/)
})
