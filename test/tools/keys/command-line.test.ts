import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Azurite } from '../../../local/azurite.js'
import { keysProgram } from '../../../tools/keys/keys-program.js'
import { helpOf } from '../../support/help-of.js'
import { runCommandLine } from '../../support/run-command-line.js'
import { runKeys } from '../../support/run-keys.js'
import { startStorage } from '../../support/storage.js'
import { temporaryFolder } from '../../support/temporary-folder.js'

const tenants = ['11111111-2222-4333-8444-555555555555', '22222222-2222-4333-8444-555555555555']
const [tenant = '', otherTenant = ''] = tenants
let azurite: Azurite | undefined
const settings = () => ({
  AzureWebJobsStorage: azurite?.connectionString ?? '',
  AzureAd__TenantId: tenants.join(','),
})
const run = (...args: string[]) => runKeys(args, settings())
/** The same in a process of its own. */
const start = (args: readonly string[], ...where: [set: Record<string, string>, folder?: string]) =>
  runCommandLine('tools/keys/main.js', args, ...where)
before(async () => {
  azurite = await startStorage()
})
after(() => azurite?.stop())

test('wrong usage is told with exit code 2', async () => {
  for (const args of [[], ['list', '--secrets']]) {
    const { code, stdout, stderr } = await start(args, settings())
    assert.deepEqual([code, stdout], [2, ''])
    assert.match(stderr, /\n"npm run keys -- --help" shows how\.\n$/)
  }
})

test('--help tells how, of all commands and of each', async () => {
  for (const [args, texts] of [
    [
      ['--help'],
      [/create \[options\]/, /rotate \[options\] <id>/, /AzureWebJobsStorage/, /exit code/],
    ],
    [['help'], [/rotate \[options\] <id>/]],
    [
      ['create', '--help'],
      [/--name <text>/, /--event-types/, /subscribe, fire/],
    ],
    [['help', 'rotate'], [/--grace <hours> .*default: 24/s]],
    [['list', '--help'], [/--json/]],
    [['revoke', '--help'], [/<id>/]],
  ] as const) {
    const help = await helpOf(keysProgram, args)
    for (const text of texts) assert.match(help, text)
  }
})

test('help is there where local.settings.json is broken, and so is what the file is', async (context) => {
  const folder = temporaryFolder(context, { 'local.settings.json': '{"SECRET' })
  assert.equal((await start(['--help'], {}, folder)).code, 0)
  const { code, stdout, stderr } = await start(['list'], {}, folder)
  assert.deepEqual([code, stdout, stderr], [1, '', 'local.settings.json is not JSON\n'])
})

test('a key goes to standard output and nothing else does; it is listed without its secret', async () => {
  const created = await start(['create', '--name', 'Contoso', '--tenant', tenant], settings())
  const [, key = '', id = ''] = /^(ft_([0-9a-z]{12})_[\w-]{43})\n$/.exec(created.stdout) ?? []
  assert.notEqual(id, '', created.stderr)
  const { code, stdout, stderr } = await run('list')
  assert.deepEqual([code, stderr], [0, ''])
  assert.match(stdout, new RegExp(`^ID .*\\n${id}  Contoso  active  ${tenant}  all `))
  assert.equal(stdout.includes(key.slice(-43, -33)), false)
})

test('what cannot be done is told with exit code 1', async () => {
  const { code, stdout, stderr } = await start(['revoke', "a/b'c"], settings())
  assert.deepEqual([code, stdout], [1, ''])
  assert.match(stderr, /There is no key "a\/b'c"/)
})

test('wrong settings are named, without the secret in them', async () => {
  const create = ['create', '--name', 'a']
  const on = (AzureWebJobsStorage: string, AzureAd__TenantId = tenant) =>
    runKeys(create, { AzureWebJobsStorage, AzureAd__TenantId })
  const { AzureWebJobsStorage } = settings()
  const refused = {
    AzureAd__TenantId: tenant,
    AzureWebJobsStorage: AzureWebJobsStorage.replace('Eby8', 'SECRET'),
  }
  for (const [result, text] of [
    [await on(''), /AzureWebJobsStorage is missing/],
    [await on('junk;AccountKey=SECRET'), /AzureWebJobsStorage is no connection string/],
    [await start(create, refused), /Storage refused or did not answer/],
    [await on(AzureWebJobsStorage, ''), /AzureAd__TenantId is missing/],
    [await on(AzureWebJobsStorage, 'contoso'), /"contoso", which is no tenant id/],
  ] as const) {
    assert.deepEqual([result.code, result.stdout], [1, ''])
    assert.match(result.stderr, text)
    assert.equal(result.stderr.includes('SECRET'), false)
  }
})

test('local.settings.json is read where the environment says nothing', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'keys-'))
  const Values = { ...settings(), AzureAd__TenantId: otherTenant }
  await writeFile(join(folder, 'local.settings.json'), JSON.stringify({ Values }))
  const { code, stderr } = await start(['create', '--name', 'Fabrikam'], {}, folder)
  await rm(folder, { recursive: true, force: true })
  assert.equal(code, 0, stderr)
  assert.match(stderr, new RegExp(`"Fabrikam".*${otherTenant}`))
})
