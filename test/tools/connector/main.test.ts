import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { connectorPackage } from '../../../tools/connector/connector-package.js'
import { connectorProgram } from '../../../tools/connector/connector-program.js'
import { defaultOptions } from '../../../tools/connector/package-options.js'
import { staleFiles } from '../../../tools/connector/write-package.js'
import { eventTypes } from '../../support/definition.js'
import { grocery } from '../../support/grocery.js'
import { runCommandLine } from '../../support/run-command-line.js'
import { runProgram } from '../../support/run-program.js'
import { temporaryFolder } from '../../support/temporary-folder.js'

const run = (...args: string[]) => runCommandLine('tools/connector/main.js', args, {})

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

test('without options it is the committed package', async (context) => {
  const out = temporaryFolder(context, {})
  await run('--out', out)
  assert.deepEqual(
    staleFiles(out, connectorPackage(eventTypes, defaultOptions(grocery.connector))),
    [],
  )
})

test('who deploys without a tenant is told what a registration of one tenant does then', async (context) => {
  const out = temporaryFolder(context, {})
  const tenant = ['--tenant', '22222222-2222-4222-8222-222222222222']
  const saidOf = async (...args: readonly string[]) =>
    (await runProgram(connectorProgram, '.', ['--out', out, '--deploy', ...args])).remarks?.join()
  assert.match((await saidOf()) ?? '', /--tenant <id>.*AADSTS50194/)
  assert.doesNotMatch((await saidOf(...tenant)) ?? '', /AADSTS50194/)
  assert.doesNotMatch((await saidOf('--auth', 'apikey')) ?? '', /AADSTS50194/)
})

test('wrong usage ends with what is right, and code 2', async () => {
  const { code, stdout, stderr } = await run('--locale', 'de')
  assert.deepEqual([code, stdout], [2, ''])
  assert.match(stderr, /^--locale: connector.json has no texts in "de". It has: en, fr\./)
  assert.match(stderr, /\n"npm run connector -- --help" shows how\.\n$/)
})

test('what cannot be written is told with exit code 1', async (context) => {
  const out = join(temporaryFolder(context, { file: '' }), 'file')
  const { code, stdout, stderr } = await run('--out', out)
  assert.deepEqual([code, stdout], [1, ''])
  assert.match(stderr, /EEXIST/)
})

test('--help tells how', async () => {
  const { code, stdout } = await run('--help')
  assert.equal(code, 0)
  for (const text of [
    /--host <name>/,
    /--locale <locale>/,
    /"entra", "apikey"/,
    /--client-id/,
    /paconn/,
  ])
    assert.match(stdout, text)
})

test('options are checked', async () => {
  const refuses = (args: readonly string[], text: RegExp) =>
    assert.rejects(runProgram(connectorProgram, '', args), text)
  await refuses(['--auth', 'basic'], /entra, apikey/)
  await refuses(['--host', 'https://a.example.com'], /without a scheme/)
  await refuses(['--host', 'a.example.com/api?x=1'], /without a scheme/)
  await refuses(['--connector-id', 'shop'], /must be a GUID/)
  await refuses(['--tenant', 'contoso'], /must be a tenant's id, a GUID/)
  await refuses(['--environment', 'Test'], /a GUID or a URL/)
  await refuses(['--environment', 'http://org.crm.dynamics.com'], /a GUID or a URL/)
  await refuses(['--host-variable', 'host'], /its publisher's prefix/)
  await refuses(['--host-variable', 'shop_host', '--deploy'], /needs --deploy and --solution/)
  await refuses(['--colour', 'red'], /unknown option '--colour'/)
  await refuses(['--out', '--deploy'], /"--deploy" is an option/)
})
