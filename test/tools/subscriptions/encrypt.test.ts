import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Azurite } from '../../../local/azurite.js'
import { parseKeyText } from '../../../src/encryption/encryption-config.js'
import { openStorage } from '../../../src/storage/storage.js'
import { tableSubscriptions } from '../../../src/subscriptions/subscription-table.js'
import { subscriptionsProgram } from '../../../tools/subscriptions/subscriptions-program.js'
import { helpOf } from '../../support/help-of.js'
import { runProgram } from '../../support/run-program.js'
import { startStorage } from '../../support/storage.js'
import { newSubscription } from '../../support/subscriptions.js'

let azurite: Azurite | undefined
before(async () => {
  azurite = await startStorage()
})
after(() => azurite?.stop())

const key = (byte: number) => Buffer.alloc(32, byte).toString('base64')
const progress: string[] = []

const run = (keys: string, ...args: string[]) =>
  runProgram(
    subscriptionsProgram,
    {
      environment: {
        AzureWebJobsStorage: azurite?.connectionString ?? '',
        ENCRYPTION_KEYS: keys,
      },
      catalogueFolder: 'test/fixtures/grocery/catalogue',
      now: () => new Date(),
      progress: (line: string) => progress.push(line),
    },
    args,
  )

test('all URLs are encrypted, then by another key, and told of; one that no key reads makes the run bad', async () => {
  assert.ok(azurite)
  const table = openStorage(azurite).table('subscriptions')
  for (let i = 0; i < 3; i++) await tableSubscriptions(table).add(newSubscription(i))

  assert.equal(
    (await run(key(1), 'encrypt', '--dry-run')).result,
    '0 are encrypted by the first key, 3 are not.',
  )
  const said = { remarks: [], bad: false }
  const first = await run(key(1), 'encrypt')
  assert.deepEqual(first, { result: '3 have been encrypted, 0 were before.', ...said })
  const second = await run(`${key(2)},${key(1)}`, 'encrypt')
  assert.deepEqual(second, { result: '3 have been encrypted, 0 were before.', ...said })
  const third = await run(`${key(2)},${key(1)}`, 'encrypt')
  assert.deepEqual(third, { result: '0 have been encrypted, 3 were before.', ...said })

  const lost = await run(key(3), 'encrypt', '--json')
  assert.equal(lost.bad, true)
  const counts = { current: 0, rewritten: 0, stale: 0, unreadable: 3, busy: 0, gone: 0 }
  assert.deepEqual(JSON.parse(lost.result ?? ''), counts)
})

test('without a key nothing is done, and wrong ones are told', async () => {
  await assert.rejects(run('', 'encrypt'), /ENCRYPTION_KEYS is not set: "new-key" makes a key/)
  await assert.rejects(run('hunter2', 'encrypt'), /ENCRYPTION_KEYS holds something/)
})

test('a new key is one that the setting takes, and another each time', async () => {
  const made = [await run('', 'new-key'), await run('', 'new-key')].map(({ result = '' }) => result)
  assert.equal(new Set(made.filter((each) => parseKeyText(each))).size, 2)
})

test('--help tells how keys are changed', async () => {
  assert.match(
    await helpOf(subscriptionsProgram, ['--help']),
    /encrypt[^]*new-key[^]*second in ENC/,
  )
  assert.match(await helpOf(subscriptionsProgram, ['encrypt', '--help']), /--dry-run[^]*--json/)
})
