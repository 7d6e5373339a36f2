import assert from 'node:assert/strict'
import { join } from 'node:path'
import test from 'node:test'
import { runCommandLine } from '../../src/command-line/run-command-line.js'
import { isArray } from '../../src/json/json-value.js'
import { FIXTURES } from '../clean-package.js'

const CLEAN = join(FIXTURES, 'clean', 'apiDefinition.swagger.json')
const SEED = join(FIXTURES, 'seed-entra-webhook.json')

const diff = (...args: string[]) => runCommandLine(['diff', ...args])

test('two equal definitions exit with 0', async () => {
  assert.deepEqual(await diff(CLEAN, CLEAN), {
    exitCode: 0,
    output: '0 breaking, 0 other changes\n',
    errors: '',
  })
})

test('a breaking change exits with 1 and names both places', async () => {
  const { exitCode, output } = await diff(CLEAN, SEED)
  assert.equal(exitCode, 1)
  assert.match(output, /json:\d+:\d+ → \S+json:\d+:\d+ breaking OperationRemoved .+\.\n/)
})

test('--json writes an array of changes', async () => {
  const changes: unknown = JSON.parse((await diff(CLEAN, SEED, '--json')).output)
  assert.ok(isArray(changes) && changes.length > 0)
})

test('wrong usage and files that are no definitions exit with 2', async () => {
  const icon = join(FIXTURES, 'clean', 'icon.png')
  const cases: readonly (readonly [args: string[], says: RegExp])[] = [
    [[], /missing required argument 'old'[^]*Usage: connector-lint diff/],
    [[CLEAN], /missing required argument 'new'/],
    [[CLEAN, CLEAN, CLEAN], /too many arguments/],
    [[CLEAN, 'none.json'], /none\.json'; name a file/],
    [['--wrong', CLEAN, CLEAN], /unknown option '--wrong'/],
    [[CLEAN, icon], /icon\.png holds no JSON object; name the apiDefinition\.swagger\.json/],
  ]
  for (const [args, says] of cases) {
    const { exitCode, output, errors } = await diff(...args)
    assert.equal(exitCode, 2)
    assert.equal(output, '')
    assert.match(errors, says)
  }
})
