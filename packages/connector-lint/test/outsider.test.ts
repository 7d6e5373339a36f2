import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import test, { after, suite } from 'node:test'
import { memberOf, membersOf, textOf } from '../src/json/json-value.js'
import { FIXTURES } from './clean-package.js'

const PACKAGE = join(import.meta.dirname, '..', '..')

/** Runs npm without a shell: npm says itself where it is, a plain "npm" is no program on Windows. */
const npm = (...args: string[]) => {
  const [program, first] = process.env.npm_execpath
    ? [process.execPath, [process.env.npm_execpath]]
    : ['npm', []]
  return execFileSync(program, [...first, ...args], { cwd: PACKAGE, encoding: 'utf8' })
}

/** The folder of an installed package, looked for as Node does. */
const installed = (name: string, from: string): string => {
  const folder = join(from, 'node_modules', name)
  return existsSync(folder) ? folder : installed(name, dirname(from))
}

suite('packed and installed in an empty folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'connector-lint-'))
  after(() => {
    rmSync(folder, { recursive: true })
  })
  const modules = join(folder, 'node_modules')
  const home = join(modules, 'connector-lint')
  mkdirSync(home, { recursive: true })

  npm('pack', '--offline', '--silent', '--ignore-scripts', '--pack-destination', folder)
  execFileSync('tar', ['-xzf', 'connector-lint-0.1.0.tgz', '-C', home, '--strip-components=1'], {
    cwd: folder,
  })
  const manifest: unknown = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'))
  for (const [name] of membersOf(memberOf(manifest, 'dependencies'))) {
    cpSync(installed(name, PACKAGE), join(modules, name), { recursive: true, dereference: true })
  }
  cpSync(join(FIXTURES, 'seed-github-webhook.json'), join(folder, 'definition.json'))
  cpSync(join(FIXTURES, 'clean'), join(folder, 'clean'), { recursive: true })
  const bin = join(home, textOf(memberOf(memberOf(manifest, 'bin'), 'connector-lint')))
  const run = (...args: string[]) =>
    spawnSync(process.execPath, [bin, ...args], { cwd: folder, encoding: 'utf8' })

  test('the command checks a definition and a package', () => {
    const { status, stdout, stderr } = run('check', 'definition.json')
    assert.equal(stderr, '')
    assert.equal(status, 1)
    assert.match(stdout, /^definition\.json:\d+:\d+ error ConnectorDescriptionMissing /m)
    assert.equal(run('check', 'clean').stdout, '0 errors, 0 warnings, 0 remarks\n')
  })

  test('the command compares definitions, and knows its version', () => {
    const clean = join('clean', 'apiDefinition.swagger.json')
    assert.equal(run('diff', clean, 'definition.json').status, 1)
    assert.equal(run('--version').stdout, `${textOf(memberOf(manifest, 'version'))}\n`)
  })

  test('the functions can be imported by the package’s name', () => {
    const script = join(folder, 'use.mjs')
    writeFileSync(
      script,
      `import { checkDefinition, rules } from 'connector-lint'
       console.log(rules.length > 200, checkDefinition(Buffer.from('{}'), 'a.json')[0].file)`,
    )
    const { stdout } = spawnSync(process.execPath, [script], { encoding: 'utf8' })
    assert.equal(stdout, 'true a.json\n')
  })

  test('it holds what it needs, its types, readme and licence, and no tests or maps', () => {
    const holds = (name: string) => existsSync(join(home, name))
    for (const name of ['README.md', 'LICENSE', 'dist/src/index.js', 'dist/src/index.d.ts']) {
      assert.ok(holds(name), name)
    }
    for (const name of ['dist/test', 'test', 'src', 'scripts', 'dist/src/index.js.map']) {
      assert.ok(!holds(name), name)
    }
  })
})
