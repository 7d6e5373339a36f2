import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { after, suite } from 'node:test'
import { configFinder } from '../../src/config/find-config.js'

const gradesFor = (path: string) => configFinder()(path).grades

suite('the configuration is the nearest one', () => {
  const root = mkdtempSync(join(tmpdir(), 'connector-lint-'))
  after(() => {
    rmSync(root, { recursive: true })
  })
  const folder = join(root, 'connectors', 'orders')
  const definition = join(folder, 'apiDefinition.swagger.json')
  mkdirSync(folder, { recursive: true })
  writeFileSync(definition, '{}')
  const write = (at: string, grade: string) => {
    writeFileSync(
      join(at, 'connector-lint.json'),
      JSON.stringify({ rules: { HostMissing: grade } }),
    )
  }

  test('none, where there is none', () => {
    assert.deepEqual(gradesFor(folder), {})
  })

  test('one in a folder above', () => {
    write(root, 'off')
    assert.deepEqual(gradesFor(folder), { HostMissing: 'off' })
    assert.deepEqual(gradesFor(definition), { HostMissing: 'off' })
  })

  test('one in the folder itself, or beside the file, before any above', () => {
    write(folder, 'info')
    assert.deepEqual(gradesFor(folder), { HostMissing: 'info' })
    assert.deepEqual(gradesFor(definition), { HostMissing: 'info' })
    assert.deepEqual(gradesFor(join(root, 'connectors')), { HostMissing: 'off' })
  })
})
