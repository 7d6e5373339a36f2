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

test('a clean package exits with 0 and says so, and no more', async () => {
  assert.deepEqual(await check(CLEAN), {
    exitCode: 0,
    output: '0 errors, 0 warnings, 0 remarks\n',
    errors: '',
  })
})

test('errors exit with 1, each with its source, place and reason, then the sum and how to silence a rule', async () => {
  const { exitCode, output } = await check(SEED)
  assert.equal(exitCode, 1)
  assert.ok(
    output.includes(`
${SEED}:4:3 error HostNameNotValid host is "[NOM DE L'APPLICATION].azurewebsites.net"; write the host name alone, as in api.contoso.com.
  4 |   "host": "[NOM DE L'APPLICATION].azurewebsites.net",
    |   ^
  in host
  It keeps the definition from being imported, or from working. https:`),
    output,
  )
  const lines = output.trimEnd().split('\n')
  assert.match(lines.at(-2) ?? '', /^2 errors, \d+ warnings, \d+ remarks$/)
  assert.match(lines.at(-1) ?? '', /^A rule is silenced .*connector-lint\.json: \{ "rules": /)
})

test('the same fault at many places is told once with their number, or everywhere with --all', async () => {
  const once = (await check(SEED)).output
  const everywhere = (await check(SEED, '--all')).output
  const told = (text: string) =>
    text.split('\n').filter((it) => it.includes(' ValueMustBeInEnglish '))
  assert.equal(told(once).length, 1)
  assert.match(once, /^ {2}and at \d+ more places: line \d+, /m)
  assert.ok(told(everywhere).length > 1)
})

test('several paths are checked together', async () => {
  assert.equal((await check(CLEAN, SEED)).exitCode, 1)
})

test('--json writes an array of findings, each with its documentation', async () => {
  const findings = parsed((await check(SEED, '--json')).output)
  assert.ok(isArray(findings))
  const found = findings.find((finding) => memberOf(finding, 'ruleId') === 'HostNameNotValid')
  assert.match(String(memberOf(found, 'docs')), /HostNameNotValid\.md$/)
})

test('--sarif writes a SARIF log whose results name their rules', async () => {
  const log = parsed((await check('--sarif', SEED)).output)
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
    assert.ok(String(memberOf(rule, 'helpUri')).endsWith(`/${id}.md`))
    assert.ok(['error', 'warning', 'note'].includes(String(memberOf(result, 'level'))))
    const locations = memberOf(result, 'locations')
    assert.ok(isArray(locations) && isObject(memberOf(locations[0], 'physicalLocation')))
  }
})

test('--strict-repo adds rules', async () => {
  assert.match((await check(CLEAN, '--strict-repo')).output, /Repository\w+/)
})

test('a configuration silences and re-grades', async () => {
  const { exitCode, output } = await configured(
    '{ "rules": { "HostNameNotValid": { "grade": "off", "reason": "The tool fills it in." }, "RequiredPropertyNotOnObject": "info", "ConnectorDescriptionMissing": "warning" } }',
  )
  assert.equal(exitCode, 0)
  assert.doesNotMatch(output, /error HostNameNotValid/)
  assert.match(output, /^HostNameNotValid is off: The tool fills it in\.$/m)
  assert.match(output, /info RequiredPropertyNotOnObject/)
  assert.match(output, /warning ConnectorDescriptionMissing/)
})

test('a faulty configuration exits with 2 and says where', async () => {
  const { exitCode, output, errors } = await configured('{ "rules": { "HostNameNotVald": "off" } }')
  assert.equal(exitCode, 2)
  assert.equal(output, '')
  assert.match(errors, /connector-lint\.json:1:14 .*did you mean HostNameNotValid\?\n$/)
})

test('a path that cannot be read exits with 2 and says which', async () => {
  const { exitCode, output, errors } = await check('no/such/file.json')
  assert.equal(exitCode, 2)
  assert.equal(output, '')
  assert.match(errors, /no\/such\/file\.json'; name a file or folder that can be read\.\n$/)
})

test('wrong usage exits with 2, says what is wrong and how it goes', async () => {
  const cases: readonly (readonly [args: string[], says: RegExp])[] = [
    [['--wrong', CLEAN], /unknown option '--wrong'/],
    [['--jsn', CLEAN], /Did you mean --json\?/],
    [['--json', '--sarif', CLEAN], /'--json' cannot be used with option '--sarif'/],
    [['--profile', 'all', CLEAN], /Allowed choices are import, certify, recommended/],
    [[], /missing required argument 'path'/],
  ]
  for (const [args, says] of cases) {
    const { exitCode, output, errors } = await check(...args)
    assert.equal(exitCode, 2)
    assert.equal(output, '')
    assert.match(errors, says)
    assert.match(errors, /Usage: connector-lint check/)
  }
})
