import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { defaultOptions, parseOptions } from '../../../tools/connector/options.js'
import { temporaryFolder } from '../../support/temporary-folder.js'

const main = fileURLToPath(new URL('../../../tools/connector/main.js', import.meta.url))

const run = (...args: string[]) =>
  new Promise<{ code: number; stdout: string; stderr: string }>((resolve) => {
    const child = execFile(process.execPath, [main, ...args], (_, stdout, stderr) => {
      resolve({ code: child.exitCode ?? 0, stdout, stderr })
    })
  })

test('a package is written where it is asked for', async (context) => {
  const out = join(temporaryFolder(context, {}), 'deep', 'package')
  const first = await run('--out', out, '--locale', 'fr', '--auth', 'apikey', '--deploy')
  assert.equal(first.code, 0)
  assert.match(first.stdout, /Wrote apiDefinition\.swagger\.json, /)
  assert.deepEqual(readdirSync(out).sort(), [
    ...['apiDefinition.swagger.json', 'apiProperties.json', 'icon.png', 'readme.md'],
    'settings.json',
  ])
})

test('a wrong option ends with one line that says what is right, and code 1', async () => {
  const { code, stdout, stderr } = await run('--locale', 'de')
  assert.equal(code, 1)
  assert.equal(stdout, '')
  assert.equal(stderr.trim(), '--locale is one of en, fr, not "de".')
})

test('options are checked', () => {
  assert.deepEqual(parseOptions([]), defaultOptions)
  assert.equal(parseOptions(['--help', '--auth', 'none']), 'help')
  assert.throws(() => parseOptions(['--auth', 'basic']), /--auth is one of entra, apikey, not/)
  assert.throws(() => parseOptions(['--host', 'https://a.example.com']), /without scheme or path/)
  assert.throws(() => parseOptions(['--host', 'a.example.com/api']), /without scheme or path/)
  assert.throws(() => parseOptions(['--colour', 'red']), /Unknown option '--colour'/)
})
