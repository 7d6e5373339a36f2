import assert from 'node:assert/strict'
import { join } from 'node:path'
import test from 'node:test'
import { diffCommand } from '../../src/diff/diff-command.js'
import { isArray } from '../../src/json/json-value.js'
import { FIXTURES } from '../clean-package.js'

const CLEAN = join(FIXTURES, 'clean', 'apiDefinition.swagger.json')
const SEED = join(FIXTURES, 'seed-entra-webhook.json')

test('two equal definitions exit with 0', () => {
  assert.deepEqual(diffCommand([CLEAN, CLEAN]), {
    exitCode: 0,
    output: '0 breaking, 0 other changes\n',
    errors: '',
  })
})

test('a breaking change exits with 1 and names both places', () => {
  const { exitCode, output } = diffCommand([CLEAN, SEED])
  assert.equal(exitCode, 1)
  assert.match(output, /json:\d+:\d+ → \S+json:\d+:\d+ breaking OperationRemoved .+\.\n/)
})

test('--json writes an array of changes', () => {
  const changes: unknown = JSON.parse(diffCommand([CLEAN, SEED, '--json']).output)
  assert.ok(isArray(changes) && changes.length > 0)
})

test('--help tells the usage', () => {
  assert.match(diffCommand(['--help']).output, /^Usage: npm run connector:diff/)
})

test('wrong usage and files that are no definitions exit with 2', () => {
  const icon = join(FIXTURES, 'clean', 'icon.png')
  for (const args of [[], [CLEAN], [CLEAN, 'none.json'], ['--wrong'], [CLEAN, icon]]) {
    assert.equal(diffCommand(args).exitCode, 2)
  }
})
