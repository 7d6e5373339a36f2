import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { parcelsDefinition } from './fixtures/parcels-definition.js'

const home = join(import.meta.dirname, '..', '..')
const main = join(home, 'dist/src/main.js')

const run = (...args: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], {
    encoding: 'utf8',
  })
  return { status, stdout, stderr }
}

test('the command tells wrong usage, 2, from what goes wrong, 1', () => {
  assert.equal(run('--port', 'many').status, 2)
  const { status, stderr } = run('/nowhere/at/all')
  assert.equal(status, 1)
  assert.equal(stderr, 'There is no /nowhere/at/all.\n')
})

test('a script that fails ends the command with 1, and with the step that it was', (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'flow-simulator-'))
  context.after(() => {
    rmSync(folder, { recursive: true })
  })
  writeFileSync(join(folder, 'apiDefinition.swagger.json'), JSON.stringify(parcelsDefinition))
  const steps = [{ do: 'save', trigger: 'WhenPigsFly' }]
  const script = join(folder, 'session.json')
  writeFileSync(script, JSON.stringify({ definition: '.', steps }))
  const { status, stdout, stderr } = run('--script', script)
  assert.equal(status, 1)
  assert.equal(stdout, '1. save WhenPigsFly\n')
  assert.match(
    stderr,
    /^Step 1 \(save WhenPigsFly\): The definition has no operation WhenPigsFly\.\n$/,
  )
})

test('the package holds its page, its types, readme and licence, and no tests or maps', () => {
  const [program, first] = process.env.npm_execpath
    ? [process.execPath, [process.env.npm_execpath]]
    : ['npm', []]
  const args = [...first, 'pack', '--dry-run', '--json', '--offline', '--ignore-scripts']
  const text = execFileSync(program, args, { cwd: home, encoding: 'utf8', stdio: 'pipe' })
  const [packed] = JSON.parse(text) as { files: { path: string }[] }[]
  const paths = packed?.files.map(({ path }) => path) ?? []
  for (const path of ['LICENSE', 'README.md', 'dist/page/page.js', 'dist/src/index.d.ts'])
    assert.ok(paths.includes(path), path)
  assert.deepEqual(
    paths.filter((path) => /test|\.map$/.test(path)),
    [],
  )
})
