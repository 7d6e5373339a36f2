import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import test, { after } from 'node:test'
import { FIXTURES } from '../clean-package.js'
import { reported } from '../find-reported.js'

const PACKAGE = join(import.meta.dirname, '..', '..', '..')

const folder = mkdtempSync(join(tmpdir(), 'connector-lint-'))
after(() => {
  rmSync(folder, { recursive: true })
})

const git = (...args: string[]) =>
  spawnSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', ...args], {
    cwd: folder,
    encoding: 'utf8',
  })

test('the pre-commit hook refuses a connector with errors and lets a clean one pass', () => {
  git('init', '--quiet')
  mkdirSync(join(folder, 'node_modules', '.bin'), { recursive: true })
  // What npm puts there, which runs the same on a checkout.
  const main = resolve(PACKAGE, 'dist', 'src', 'main.js')
  const command = `#!/bin/sh\nexec "${process.execPath}" "${main}" "$@"\n`
  writeFileSync(join(folder, 'node_modules', '.bin', 'connector-lint'), command, { mode: 0o755 })
  cpSync(join(PACKAGE, 'hooks', 'pre-commit'), join(folder, '.git', 'hooks', 'pre-commit'))
  cpSync(join(FIXTURES, 'clean'), join(folder, 'a connector'), { recursive: true })
  git('add', 'a connector')
  const passed = git('commit', '-m', 'Add a connector')
  assert.equal(passed.status, 0, passed.stderr)
  cpSync(reported('c59-host-x'), join(folder, 'a connector', 'apiDefinition.swagger.json'))
  git('add', 'a connector')
  const refused = git('commit', '-m', 'Break it')
  assert.notEqual(refused.status, 0)
  assert.match(refused.stdout + refused.stderr, /error HostWithoutDomain/)
})
