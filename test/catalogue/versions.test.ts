import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { checkEventTypes } from '../../src/catalogue/check-event-types.js'
import { earlierForms, versionOf } from '../../src/catalogue/versions.js'
import type { EventTypeFile } from '../../src/catalogue/event-type.js'
import { eventTypeFile } from '../support/event-type-file.js'
import { temporaryFolder } from '../support/temporary-folder.js'
import { parsed, secondVersion, thirdVersion } from '../support/versions.js'

const [first, second, third] = [eventTypeFile(), secondVersion(), thirdVersion()].map(parsed)
const all = [third, second, first].flatMap((each) => each ?? [])

test('an event is each version before it too, as the mappings say', () => {
  assert.ok(second && third && first)
  const forms = earlierForms(all)
  const shown = (of: typeof first, payload: unknown) =>
    forms(of, payload).map(({ eventType, payload: mapped }) => [eventType.name, mapped])
  assert.deepEqual(shown(second, { product: { sku: 'B-2' }, left: 1 }), [
    ['stocklow', { sku: 'B-2', left: 1 }],
  ])
  assert.deepEqual(shown(third, { code: 'C-3' }), [
    ['stocklow.v2', { product: { sku: 'none' }, left: 0 }],
    ['stocklow', { sku: 'none', left: 0 }],
  ])
  assert.deepEqual(shown(first, { sku: 'A-1' }), [])
})

test('what is absent in the new version is absent in the one before', () => {
  assert.ok(second)
  const [form] = earlierForms(all)(second, { product: { sku: 'B-2' } })
  assert.deepEqual(form?.payload, { sku: 'B-2' })
})

test('an event type knows its family, its place in it, and the newest version', () => {
  assert.ok(first && second && third)
  const seen = (of: typeof first) => {
    const version = versionOf(all, of)
    return version && [version.family.length, version.revision, version.successor?.name]
  }
  assert.deepEqual(seen(first), [3, 1, 'stocklow.v3'])
  assert.deepEqual(seen(second), [3, 2, 'stocklow.v3'])
  assert.deepEqual(seen(third), [3, 3, undefined])
  assert.equal(versionOf([first], first), undefined)
})

const faultsOf = (context: TestContext, ...files: readonly EventTypeFile[]): string => {
  const folder = temporaryFolder(
    context,
    Object.fromEntries(files.map((file) => [`${file.name}.json`, JSON.stringify(file)])),
  )
  const { faults } = checkEventTypes(folder)
  return faults.map(({ path, message, mend }) => `${path} ${message}: ${mend ?? ''}`).join('\n')
}

const superseding = (mapping: object, eventType = 'stocklow') =>
  secondVersion({ supersedes: { eventType, mapping: mapping as never } })

const wrong: readonly [what: string, file: EventTypeFile, fault: RegExp][] = [
  ['an event type that there is not', superseding({}, 'stocklo'), /names "stocklo", which is no.*did you mean "stocklow"/],
  ['itself', superseding({}, 'stocklow.v2'), /leads back to "stocklow.v2"/],
  ['nothing for what is required', superseding({ left: 'left' }), /does not say what "sku" holds/],
  ['a property that the version before has not', superseding({ sku: 'product.sku', lef: 'left' }), /"lef" is no property of "stocklow".*did you mean "left"/],
  ['a path that there is not', superseding({ sku: 'product.skus' }), /names "product.skus", where "skus" is no property.*did you mean "sku"/],
  ['what may be absent for what is required', superseding({ sku: 'product.name' }), /names "product.name", which may be absent/],
  ['another type', superseding({ sku: 'left' }), /makes of the sample what "stocklow" does not accept: \/sku must be string/],
]

for (const [what, file, fault] of wrong)
  test(`a mapping with ${what} is refused, with how to mend it`, (context) => {
    assert.match(faultsOf(context, eventTypeFile(), file), fault)
  })

test('a second successor of one version is refused, and a correct family is not', (context) => {
  const twin = {
    ...secondVersion(),
    ...{ name: 'stocklow.w2', operationId: 'StockLowW2', schemaName: 'StockLowW2' },
  }
  assert.match(
    faultsOf(context, eventTypeFile(), secondVersion(), twin),
    /"stocklow", which "stocklow.v2" supersedes already/,
  )
  assert.equal(faultsOf(context, eventTypeFile(), secondVersion(), thirdVersion()), '')
})
