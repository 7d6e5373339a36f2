import assert from 'node:assert/strict'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { after } from 'node:test'
import { runCommandLine } from '../../src/command-line/run-command-line.js'
import { isArray, isObject, memberOf } from '../../src/json/json-value.js'
import { FIXTURES } from '../clean-package.js'

const CLEAN = join(FIXTURES, 'clean')
const SEED = join(FIXTURES, 'seed-entra-webhook.json')

const check = (...args: string[]) => runCommandLine(['check', ...args])

const parsed = (text: string): unknown => JSON.parse(text)

const folder = mkdtempSync(join(tmpdir(), 'connector-lint-'))
after(() => {
  rmSync(folder, { recursive: true })
})
const configured = (config: string) => {
  cpSync(SEED, join(folder, 'seed.json'))
  writeFileSync(join(folder, 'connector-lint.json'), config)
  return check(join(folder, 'seed.json'))
}

test('a clean package exits with 0 and says so, and no more', () => {
  assert.deepEqual(check(CLEAN), {
    exitCode: 0,
    output: '0 errors, 0 warnings, 0 remarks\n',
    errors: '',
  })
})

test('errors exit with 1, each on a line of its own, then the sum and how to silence a rule', () => {
  const { exitCode, output } = check(SEED)
  const lines = output.trimEnd().split('\n')
  assert.equal(exitCode, 1)
  for (const line of lines.slice(0, -2)) {
    assert.match(line, /\.json:\d+:\d+ (error|warning|info) [A-Z]\w+ .+[.?]$/)
  }
  assert.match(lines.at(-2) ?? '', /^3 errors, \d+ warnings, \d+ remarks$/)
  assert.match(
    lines.at(-1) ?? '',
    /^(\w+) is described at https:\S+#\w+, .*connector-lint\.json: \{ "rules": \{ "\1": "off" \} \}$/,
  )
})

test('several paths are checked together', () => {
  assert.equal(check(CLEAN, SEED).exitCode, 1)
})

test('--json writes an array of findings, each with its documentation', () => {
  const findings = parsed(check(SEED, '--json').output)
  assert.ok(isArray(findings))
  const found = findings.find((finding) => memberOf(finding, 'ruleId') === 'HostNameNotValid')
  assert.match(String(memberOf(found, 'docs')), /#hostnamenotvalid$/)
})

test('--sarif writes a SARIF log whose results name their rules', () => {
  const log = parsed(check('--sarif', SEED).output)
  assert.equal(memberOf(log, 'version'), '2.1.0')
  const runs = memberOf(log, 'runs')
  const run = isArray(runs) ? runs[0] : undefined
  const rules = memberOf(memberOf(memberOf(run, 'tool'), 'driver'), 'rules')
  const results = memberOf(run, 'results')
  assert.ok(isArray(rules) && isArray(results) && results.length > 0)
  for (const result of results) {
    const rule: unknown = rules[Number(memberOf(result, 'ruleIndex'))]
    const id = String(memberOf(result, 'ruleId'))
    assert.equal(memberOf(rule, 'id'), id)
    assert.ok(String(memberOf(rule, 'helpUri')).endsWith(`#${id.toLowerCase()}`))
    assert.ok(['error', 'warning', 'note'].includes(String(memberOf(result, 'level'))))
    const locations = memberOf(result, 'locations')
    assert.ok(isArray(locations) && isObject(memberOf(locations[0], 'physicalLocation')))
  }
})

test('--strict-repo adds rules', () => {
  assert.match(check(CLEAN, '--strict-repo').output, /Repository\w+/)
})

test('a configuration silences and re-grades', () => {
  const { exitCode, output } = configured(
    '{ "rules": { "HostNameNotValid": "off", "RequiredPropertyNotOnObject": "info", "ConnectorDescriptionMissing": "warning" } }',
  )
  assert.equal(exitCode, 0)
  assert.doesNotMatch(output, /HostNameNotValid/)
  assert.match(output, /info RequiredPropertyNotOnObject/)
  assert.match(output, /warning ConnectorDescriptionMissing/)
})

test('a faulty configuration exits with 2 and says where', () => {
  const { exitCode, output, errors } = configured('{ "rules": { "HostNameNotVald": "off" } }')
  assert.equal(exitCode, 2)
  assert.equal(output, '')
  assert.match(errors, /connector-lint\.json:1:14 .*did you mean HostNameNotValid\?\n$/)
})

test('a path that cannot be read exits with 2 and says which', () => {
  const { exitCode, output, errors } = check('no/such/file.json')
  assert.equal(exitCode, 2)
  assert.equal(output, '')
  assert.match(errors, /no\/such\/file\.json'; name a file or folder that can be read\.\n$/)
})

test('wrong usage exits with 2, says what is wrong and how it goes', () => {
  const cases: readonly (readonly [args: string[], says: RegExp])[] = [
    [['--wrong', CLEAN], /unknown option '--wrong'/],
    [['--jsn', CLEAN], /Did you mean --json\?/],
    [['--json', '--sarif', CLEAN], /'--json' cannot be used with option '--sarif'/],
    [[], /missing required argument 'path'/],
  ]
  for (const [args, says] of cases) {
    const { exitCode, output, errors } = check(...args)
    assert.equal(exitCode, 2)
    assert.equal(output, '')
    assert.match(errors, says)
    assert.match(errors, /Usage: connector-lint check/)
  }
})
