import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { test } from 'node:test'
import { runCommand } from '../../../tools/keys/run-command.js'
import { UsageError } from '../../../tools/command-line/usage-error.js'

const tenants = ['11111111-2222-4333-8444-555555555555', '22222222-2222-4333-8444-555555555555']
const [tenant = ''] = tenants

/** No storage is named: whoever asked for it before all is checked would fail otherwise than by a UsageError. */
const run = (args: readonly string[], AzureAd__TenantId = tenants.join(',')) =>
  runCommand(args, {
    environment: { AzureAd__TenantId },
    catalogueFolder: 'catalogue',
    now: () => new Date(),
    random: randomBytes,
  })

const refuses = (args: readonly string[], text: RegExp, tenantId?: string) =>
  assert.rejects(run(args, tenantId), (error) => {
    assert.ok(error instanceof UsageError, String(error))
    assert.match(error.message, text)
    return true
  })

for (const [args, text] of [
  [[], /Which command\? There are: create, rotate, revoke, list/],
  [['remove'], /no command "remove"/],
  [['list', '--secrets'], /'--secrets'/],
  [['create'], /--name is missing/],
  [['create', '--name', 'a\u001b[31m'], /control characters/],
  [['create', '--name', 'a'], new RegExp(`--tenant is missing. There are: ${tenants.join(', ')}`)],
  [['create', '--name', 'a', '--tenant', 'contoso'], /not serve "contoso". There are: 1/],
  [
    ['create', '--name', 'a', '--tenant', tenant, '--event-types', 'x'],
    /"x". There are: .*instore/,
  ],
  [['create', '--name', 'a', '--tenant', tenant, '--event-types', ''], /--event-types is empty/],
  [
    ['create', '--name', 'a', '--tenant', tenant, '--can', 'fly'],
    /"fly". There are: subscribe, fire/,
  ],
  [['create', '--name', 'a', '--tenant', tenant, '--expires', '1e3'], /from 1 to 3650/],
  [['rotate'], /Which key/],
  [['rotate', 'a', 'b'], /not also "b"/],
  [['rotate', 'ft_a'], /not the key/],
  [['rotate', 'a', '--grace', 'soon'], /from 0 to 8760/],
  [['revoke'], /Which key/],
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
