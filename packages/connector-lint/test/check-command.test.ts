import assert from 'node:assert/strict'
import { join } from 'node:path'
import test from 'node:test'
import { checkCommand } from '../src/check-command.js'
import { isArray, isObject, memberOf } from '../src/json/json-value.js'
import { FIXTURES } from './clean-package.js'

const CLEAN = join(FIXTURES, 'clean')
const SEED = join(FIXTURES, 'seed-entra-webhook.json')

const parsed = (text: string): unknown => JSON.parse(text)

test('a clean package exits with 0 and says so', () => {
  assert.deepEqual(checkCommand([CLEAN]), {
    exitCode: 0,
    output: '0 errors, 0 warnings, 0 remarks\n',
    errors: '',
  })
})

test('errors exit with 1, each on a line of its own, the summary last', () => {
  const { exitCode, output } = checkCommand([SEED])
  const lines = output.trimEnd().split('\n')
  assert.equal(exitCode, 1)
  for (const line of lines.slice(0, -1)) {
    assert.match(line, /^packages\/\S+\.json:\d+:\d+ (error|warning|info) [A-Z]\w+ .+[.?]$/)
  }
  assert.match(lines.at(-1) ?? '', /^3 errors, \d+ warnings, \d+ remarks$/)
})

test('several paths are checked together', () => {
  assert.equal(checkCommand([CLEAN, SEED]).exitCode, 1)
})

test('--json writes an array of findings', () => {
  const findings = parsed(checkCommand([SEED, '--json']).output)
  assert.ok(isArray(findings))
  assert.ok(findings.some((finding) => memberOf(finding, 'ruleId') === 'HostNameNotValid'))
})

test('--sarif writes a SARIF log whose results name their rules', () => {
  const log = parsed(checkCommand(['--sarif', SEED]).output)
  assert.equal(memberOf(log, 'version'), '2.1.0')
  const runs = memberOf(log, 'runs')
  const run = isArray(runs) ? runs[0] : undefined
  const rules = memberOf(memberOf(memberOf(run, 'tool'), 'driver'), 'rules')
  const results = memberOf(run, 'results')
  assert.ok(isArray(rules) && isArray(results) && results.length > 0)
  for (const result of results) {
    const rule: unknown = rules[Number(memberOf(result, 'ruleIndex'))]
    assert.equal(memberOf(rule, 'id'), memberOf(result, 'ruleId'))
    assert.ok(['error', 'warning', 'note'].includes(String(memberOf(result, 'level'))))
    const locations = memberOf(result, 'locations')
    assert.ok(isArray(locations) && isObject(memberOf(locations[0], 'physicalLocation')))
  }
})

test('--strict-repo adds rules', () => {
  assert.match(checkCommand([CLEAN, '--strict-repo']).output, /Repository\w+/)
})

test('--help tells the usage', () => {
  const { exitCode, output } = checkCommand(['--help'])
  assert.equal(exitCode, 0)
  assert.match(output, /^Usage: npm run connector:check/)
})

test('wrong usage and missing files exit with 2', () => {
  for (const args of [['--wrong'], ['--json', '--sarif'], ['no/such/file.json']]) {
    const { exitCode, output, errors } = checkCommand(args)
    assert.equal(exitCode, 2)
    assert.equal(output, '')
    assert.match(errors, /Usage:/)
  }
})
