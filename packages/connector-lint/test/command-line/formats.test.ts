import assert from 'node:assert/strict'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import test, { after } from 'node:test'
import { runCommandLine } from '../../src/command-line/run-command-line.js'
import { isArray } from '../../src/json/json-value.js'
import { FIXTURES } from '../clean-package.js'
import { reported } from '../find-reported.js'

const CLEAN = join(FIXTURES, 'clean')
const OPENAPI3 = reported('c20b-openapi3-full')

const folder = mkdtempSync(join(tmpdir(), 'connector-lint-'))
after(() => {
  rmSync(folder, { recursive: true })
})

const check = (...args: string[]) => runCommandLine(['check', ...args])

test('JUnit’s XML has a suite for each file, and one that passes for what is clean', async () => {
  const { output } = await check(OPENAPI3, CLEAN, '--format', 'junit')
  assert.match(output, /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites /)
  assert.match(output, /<testsuite name="[^"]+c20b[^"]+" tests="1" failures="1">/)
  assert.match(output, /<failure type="error" message="This is OpenAPI 3\.0\.1; [^"]+&quot;/)
  assert.match(output, /clean" tests="1" failures="0">\n {4}<testcase name="no findings"\/>/)
})

test('GitHub’s commands name file, line, column and rule, on a line each', async () => {
  const { output } = await check(OPENAPI3, '--format', 'github')
  assert.match(
    output,
    /^::error file=[^,]+c20b-openapi3-full\.json,line=2,col=3,title=OpenApi3NotSupported::This is OpenAPI 3\.0\.1; [^\n]+%0A[^\n]+\n$/,
  )
})

test('what is coloured says the same', async () => {
  const progress = () => undefined
  const plain = await check(OPENAPI3)
  const coloured = await runCommandLine(['check', OPENAPI3], { colour: true, progress })
  assert.notEqual(coloured.output, plain.output)
  // eslint-disable-next-line no-control-regex -- that is what is taken out
  assert.equal(coloured.output.replaceAll(/\u001b\[\d+m/g, ''), plain.output)
})

test('a folder of connectors is checked whole, and its progress is told', async () => {
  for (const name of ['one', 'two']) cpSync(CLEAN, join(folder, 'many', name), { recursive: true })
  mkdirSync(join(folder, 'many', 'empty'))
  const told: string[] = []
  const progress = (text: string) => told.push(text)
  const { exitCode } = await runCommandLine(['check', join(folder, 'many')], {
    colour: false,
    progress,
  })
  assert.equal(exitCode, 0)
  assert.deepEqual(
    told.map((text) => text.replace(/ .*[\\/]/, ' ')),
    ['1 one', '2 two'],
  )
})

test('a profile is chosen, and certification takes more for errors', async () => {
  const path = reported('c06-no-contact-no-metadata')
  assert.equal((await check(path)).exitCode, 0)
  assert.equal(
    (await check(path, '--profile', 'import')).output,
    '0 errors, 0 warnings, 0 remarks\n',
  )
  assert.equal((await check(path, '--profile', 'certify')).exitCode, 1)
})

test('--fix mends what is safe, shows the change, and tells what is left', async () => {
  const file = join(folder, 'fixable.json')
  cpSync(reported('c18-empty-path-item'), file)
  const { exitCode, output } = await check(file, '--fix')
  assert.equal(exitCode, 0)
  assert.match(output, /^-\s+"\/api\/v3\/trips": \{\}$/m)
  assert.match(output, /^0 errors, 0 warnings, 0 remarks$/m)
  assert.doesNotMatch(readFileSync(file, 'utf8'), /trips/)
  assert.doesNotMatch((await check(file, '--fix')).output, /^[-+@]/m)
})

test('--fix leaves the report of a machine whole', async () => {
  const file = join(folder, 'fixable-too.json')
  cpSync(reported('c47-title-empty'), file)
  const { output, errors } = await check(file, '--fix', '--json')
  assert.ok(isArray(JSON.parse(output)))
  assert.match(errors, /^-\s+"title": "",$/m)
})

test('convert makes a definition of OpenAPI 3 and of YAML that the check takes', async () => {
  for (const name of ['c20b-openapi3-full', 'c20-openapi3', 'c21-yaml']) {
    const made = join(folder, `${name}.converted.json`)
    const { exitCode } = await runCommandLine(['convert', reported(name), '-o', made])
    assert.equal(exitCode, 0)
    const { output } = await check(made, '--profile', 'import')
    assert.doesNotMatch(output, /NotSupported|Syntax/, name)
  }
})

test('what cannot be converted exits with 2 and says why', async () => {
  const { exitCode, errors } = await runCommandLine(['convert', reported('d21-not-a-definition')])
  assert.equal(exitCode, 2)
  assert.match(errors, /d21-not-a-definition\.json cannot be converted: It names no version/)
})
