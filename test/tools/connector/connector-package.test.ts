import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { isDeepStrictEqual } from 'node:util'
import { PNG } from 'pngjs'
import { loadProject, type Project } from '../../../src/catalogue/project.js'
import { connectorPackage } from '../../../tools/connector/connector-package.js'
import { packageTextsOf } from '../../../tools/connector/package-texts.js'
import { drawIcon } from '../../../tools/connector/draw-icon.js'
import { defaultOptions, type PackageOptions } from '../../../tools/connector/package-options.js'
import { staleFiles, writePackage } from '../../../tools/connector/write-package.js'
import { eventTypes } from '../../support/definition.js'
import { grocery } from '../../support/grocery.js'
import { temporaryFolder } from '../../support/temporary-folder.js'

const usual = defaultOptions(grocery.connector)
const files = connectorPackage(eventTypes, usual)
const propertiesOf = (options: Partial<PackageOptions>) =>
  String(connectorPackage(eventTypes, { ...usual, ...options })['apiProperties.json'])

/** All that makes a project's package. */
const written = ({ catalogue, connector: { $schema: _, ...connector } }: Project) =>
  JSON.parse(JSON.stringify([catalogue.eventTypes, connector])) as unknown

test('the package that is committed is the shop’s, as long as this project is the shop', (context) => {
  if (!isDeepStrictEqual(written(loadProject('.')), written(grocery)))
    context.skip('this project says something else: "npm run connector" writes its package')
  else
    assert.deepEqual(
      staleFiles('connector', files),
      [],
      'connector/ is stale: run "npm run connector" and commit what it writes.',
    )
})

test('writing a package twice changes nothing; what was changed by hand is put right', (context) => {
  const folder = temporaryFolder(context, {})
  assert.deepEqual(writePackage(folder, files), Object.keys(files))
  assert.deepEqual(writePackage(folder, files), [])
  writeFileSync(join(folder, 'settings.json'), '{}')
  assert.deepEqual(writePackage(folder, files), ['settings.json'])
})

test('a package holds the same whenever it is generated', () => {
  assert.deepEqual(connectorPackage(eventTypes, usual), files)
})

const { brandColor } = grocery.connector

test('the icon is 230 pixels square, opaque, and its edge is of exactly the brand colour', () => {
  const { width, height, data } = PNG.sync.read(drawIcon(brandColor))
  assert.deepEqual([width, height], [230, 230])
  const colourAt = (x: number, y: number) => {
    const start = (y * width + x) * 4
    return `#${data.subarray(start, start + 3).toString('hex')}`
  }
  for (let i = 0; i < width; i++) {
    for (const edge of [colourAt(i, 0), colourAt(i, height - 1), colourAt(0, i), colourAt(229, i)])
      assert.equal(edge, brandColor)
  }
  assert.equal(colourAt(115, 115), '#ffffff')
  for (let at = 3; at < data.length; at += 4) assert.equal(data[at], 255)
  assert.ok(!['#ffffff', '#007ee5'].includes(brandColor.toLowerCase()))
})

test('the package has no secret, and one redirect URL for each connector', () => {
  const entra = propertiesOf({ clientId: '11111111-1111-4111-8111-111111111111' })
  assert.match(entra, /"redirectMode": "GlobalPerConnector"/)
  assert.match(entra, /"clientId": "11111111-1111-4111-8111-111111111111"/)
  assert.doesNotMatch(entra, /secret|redirectUrl/i)
  assert.match(propertiesOf({ auth: 'apikey' }), /"type": "securestring"/)
})

test('users sign in at any tenant, unless the registration is of one: then at that one', () => {
  const tenantOf = (options: Partial<PackageOptions>) =>
    /"tenantId": \{\s+"value": "([^"]+)"/.exec(propertiesOf(options))?.[1]
  assert.equal(tenantOf({}), 'common')
  const tenant = '22222222-2222-4222-8222-222222222222'
  assert.equal(tenantOf({ tenant }), tenant)
})

test('the host of a connector in a solution can be an environment variable, and nothing else differs', () => {
  const definitionOf = (options: Partial<PackageOptions>) => {
    const written = connectorPackage(eventTypes, { ...usual, ...options })
    return JSON.parse(String(written['apiDefinition.swagger.json'])) as { host: string }
  }
  assert.deepEqual(definitionOf({ hostVariable: 'shop_host' }), {
    ...definitionOf({}),
    host: '@environmentVariables("shop_host")',
  })
})

test('the variant to deploy has no stackOwner', () => {
  assert.match(propertiesOf({}), /stackOwner/)
  assert.doesNotMatch(propertiesOf({ deploy: true }), /stackOwner/)
})

test('the readme has the sections of Microsoft’s template, and what a maker can pick', () => {
  const readme = String(files['readme.md'])
  assert.deepEqual(readme.match(/(?<=^## ).*$/gm), [
    ...['Publisher', 'Prerequisites', 'Supported Operations', 'Obtaining Credentials'],
    ...['Known Issues and Limitations', 'Deployment Instructions'],
  ])
  for (const { texts } of eventTypes) assert.ok(readme.includes(texts.en?.summary ?? '?'))
  assert.doesNotMatch(readme, /Remove a subscription/)
})

test('what becomes of events while a flow is off is promised once, in the same words everywhere', () => {
  const oneLine = (path: string) => readFileSync(path, 'utf8').replaceAll(/\s+/g, ' ')
  const promised = (locale: string) => packageTextsOf(locale).limitations[0] ?? '?'
  for (const path of ['README.md', 'CHANGELOG.md']) assert.ok(oneLine(path).includes(promised('en')), path)
  assert.ok(oneLine('README.fr.md').includes(promised('fr')))
  assert.ok(String(files['readme.md']).includes(promised('en')))
})
