import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { keysProgram } from '../../../tools/keys/keys-program.js'
import { UsageError } from '../../../tools/command-line/usage-error.js'
import { runProgram } from '../../support/run-program.js'

const tenants = ['11111111-2222-4333-8444-555555555555', '22222222-2222-4333-8444-555555555555']
const [tenant = ''] = tenants

/** No storage is named: whoever asked for it before all is checked would fail otherwise than by a UsageError. */
const run = (args: readonly string[], AzureAd__TenantId = tenants.join(',')) =>
  runProgram(
    keysProgram,
    {
      environment: { AzureAd__TenantId },
      catalogueFolder: 'test/fixtures/grocery/catalogue',
      now: () => new Date(),
      random: randomBytes,
    },
    args,
  )

const refuses = (args: readonly string[], text: RegExp, tenantId?: string) =>
  assert.rejects(run(args, tenantId), (error) => {
    assert.ok(error instanceof UsageError, String(error))
    assert.match(error.message, text)
    return true
  })

for (const [args, text] of [
  [[], /Which command\? There are: create, rotate, revoke, list/],
  [['remove'], /unknown command 'remove'.*There are: create/s],
  [['revok'], /Did you mean revoke\?/],
  [['list', '--secrets'], /^unknown option '--secrets'$/],
  [['list', '--jso'], /Did you mean --json\?/],
  [['create'], /'--name <text>' not specified/],
  [['create', '--name'], /'--name <text>' argument missing/],
  [['create', '--name', '--can', 'fire'], /too many arguments/],
  [['create', '--name', '--can'], /'--name <text>' argument missing: "--can" is an option/],
  [['create', '--name', ' '], /It is empty/],
  [['create', '--name', 'a\u001b[31m'], /control characters/],
  [['create', '--name', 'a'], new RegExp(`--tenant is missing. There are: ${tenants.join(', ')}`)],
  [['create', '--name', 'a', '--tenant', 'contoso'], /not serve "contoso". There are: 1/],
  [
    ['create', '--name', 'a', '--tenant', tenant, '--event-types', 'x'],
    /"x". There are: .*instore/,
  ],
  [['create', '--name', 'a', '--tenant', tenant, '--event-types', ''], /It is empty/],
  [
    ['create', '--name', 'a', '--tenant', tenant, '--can', 'fly'],
    /"fly". There are: subscribe, fire/,
  ],
  [['create', '--name', 'a', '--tenant', tenant, '--expires', '1e3'], /from 1 to 3650/],
  [['rotate'], /missing required argument 'id'/],
  [['rotate', 'a', 'b'], /too many arguments for 'rotate'/],
  [['rotate', 'ft_a'], /not the key/],
  [['rotate', 'a', '--grace', 'soon'], /from 0 to 8760/],
  [['revoke'], /missing required argument 'id'/],
] as const) {
  test(`${JSON.stringify(args)} is refused before anything is done`, () => refuses(args, text))
}

test('where all organizations are served, a tenant has to be named by its id', async () => {
  for (const named of [[], ['--tenant', 'contoso']])
    await refuses(['create', '--name', 'a', ...named], /must be a tenant id/, 'organizations')
  // The next thing that is missing is the storage.
  const work = run(['create', '--name', 'a', '--tenant', tenant.toUpperCase()], 'organizations')
  await assert.rejects(work, /AzureWebJobsStorage is missing/)
})

test('what may be a secret is not repeated, nor what a terminal would obey', async () => {
  for (const args of [
    ['rotate', 'ft_0123_SECRET'],
    ['revoke', 'a', 'ft_0123_SECRET'],
    ['list', '--key=SECRET'],
    ['list', "--key=SEC'RET='SECRET"],
    ['create', '--name', 'a\u001b[31m'],
  ])
    await refuses(args, /^(?![^]*(SECRET|\p{Cc}\[))/u)
})
