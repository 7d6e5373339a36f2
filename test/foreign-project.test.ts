import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { test, type TestContext } from 'node:test'
import { promisify } from 'node:util'
import { PNG } from 'pngjs'
import SwaggerParser from '@apidevtools/swagger-parser'
import { findFaults } from '../tools/catalogue/find-faults.js'
import { writeConnector } from '../tools/connector/write-connector.js'
import { temporaryFolder } from './support/temporary-folder.js'

/** Another company's files: in French only, below a base path, with a picture of its own. */
const dentist = (context: TestContext) => {
  const folder = temporaryFolder(context, {})
  cpSync('test/fixtures/dentist', folder, { recursive: true })
  writeFileSync(join(folder, 'logo.png'), PNG.sync.write(new PNG({ width: 128, height: 128 })))
  return folder
}

test('a dentist’s files are correct, and nothing in them is a placeholder', (context) => {
  assert.deepEqual(findFaults(dentist(context)).faults, [])
})

test('they make a dentist’s connector', async (context) => {
  const folder = dentist(context)
  writeConnector(folder, { deploy: true })
  const read = (name: string) => readFileSync(join(folder, 'connector', name), 'utf8')
  const definition = JSON.parse(read('apiDefinition.swagger.json')) as Record<string, unknown>
  await SwaggerParser.validate(structuredClone(definition) as never)
  assert.deepEqual([definition.host, definition.basePath], ['apis.molaire.test', '/evenements'])
  const files = ['apiDefinition.swagger.json', 'apiProperties.json', 'readme.md']
  const text = files.map(read).join('')
  assert.doesNotMatch(text, /grocery|épicerie|instore|example\.com/i)
  for (const own of [
    'Cabinet dentaire',
    'Cabinet Molaire',
    'Lorsqu’un patient',
    '#8a2be2',
    'x-api-key',
  ])
    assert.ok(text.replaceAll("'", '’').includes(own), own)
  assert.ok(
    readFileSync(join(folder, 'connector/icon.png')).equals(readFileSync(join(folder, 'logo.png'))),
  )
})

test('the tests of this repository that read what a company writes are green for a dentist', async (context) => {
  const folder = dentist(context)
  for (const name of ['dist', 'docs', 'infra', 'node_modules', 'packages', 'src', 'test', 'tools'])
    symlinkSync(resolve(name), join(folder, name), 'junction')
  for (const name of ['package.json', 'README.md', 'README.fr.md', 'CHANGELOG.md'])
    cpSync(name, join(folder, name))
  const files = ['project', 'tutorials', 'tools/connector/connector-package', 'catalogue/catalogue']
  // A child that knew of the test runner around it would report to it.
  const { NODE_TEST_CONTEXT: _, ...environment } = process.env
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--preserve-symlinks', '--test', ...files.map((name) => `dist/test/${name}.test.js`)],
    { cwd: folder, env: environment },
  )
  assert.match(stdout, /^# fail 0$|^ℹ fail 0$/m)
  assert.match(stdout, /^# pass [1-9]|^ℹ pass [1-9]/m)
})

test('they are checked by a command that compiles nothing else', async (context) => {
  const folder = dentist(context)
  const { stdout, stderr } = await promisify(execFile)(
    process.execPath,
    ['scripts/catalogue-check.mjs', '--deploy'],
    { env: { ...process.env, FLOW_TRIGGERS_PROJECT: folder } },
  )
  assert.deepEqual([stdout, stderr.trim()], ['', 'Correct: appointment. 0 warnings.'])
})
