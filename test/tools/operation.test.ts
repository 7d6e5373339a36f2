import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Azurite } from '../../local/azurite.js'
import { tableDeliveries, type Deliveries } from '../../src/delivery-store/delivery-table.js'
import { tableEvents, type Events } from '../../src/events/event-table.js'
import { openStorage, type Storage } from '../../src/storage/storage.js'
import { deadAtOnce, newKey, record } from '../support/dead-letters.js'
import { newEvent, secondsAfterNoon, tenant, tenantNumber } from '../support/deliveries.js'
import { accountProgram } from '../../tools/account/account-program.js'
import { UsageError } from '../../tools/command-line/usage-error.js'
import { deadLettersProgram } from '../../tools/dead-letters/dead-letters-program.js'
import { helpOf } from '../support/help-of.js'
import { runCommandLine } from '../support/run-command-line.js'
import { runHere } from '../support/run-here.js'
import { runProgram } from '../support/run-program.js'
import { startStorage } from '../support/storage.js'

let azurite: Azurite | undefined
let storage: Storage | undefined
let deliveries: Deliveries
let events: Events

before(async () => {
  azurite = await startStorage()
  storage = openStorage(azurite)
  deliveries = tableDeliveries(storage.table('deliveries'))
  events = tableEvents(storage.table('events'))
})
after(() => azurite?.stop())

const settings = () => ({ AzureWebJobsStorage: azurite?.connectionString ?? '' })
const run = (...args: string[]) => runHere(deadLettersProgram, settings(), args)
const account = (...args: string[]) => runHere(accountProgram, settings(), args)
/** The same in a process of its own. */
const start = (name: 'dead-letters' | 'account', ...args: string[]) =>
  runCommandLine(`tools/${name}/main.js`, args, settings())

const refused = async (count: number, scope = tenant, eventType = 'instore') => {
  const key = newKey(1, scope, eventType)
  const { eventId: id } = key
  await events.add([newEvent({ id, scope, eventType, firedAt: secondsAfterNoon(1) })])
  const of = Array.from({ length: count }, (_, i) => deadAtOnce(i + 1))
  await record(deliveries, key, of, { tenantId: scope })
  return key
}

test('wrong usage is told by the names that options have here, before storage is asked', async () => {
  const surroundings = {
    environment: {},
    catalogueFolder: 'test/fixtures/grocery/catalogue',
    now: () => new Date(),
    progress: () => undefined,
  }
  const refuses = (program: typeof deadLettersProgram, args: readonly string[], text: RegExp) =>
    assert.rejects(runProgram(program, surroundings, args), (error) => {
      assert.ok(error instanceof UsageError, String(error))
      assert.match(error.message, text)
      return true
    })
  for (const [args, text] of [
    [[], /Which command/],
    [['list', '--from', 'now'], /^--from is no time/],
    [['list', '--subscription', 'x'], /^--subscription is no subscription/],
    [['replay'], /--all/],
    [['replay', 'x'], /--tenant is missing/],
    [['show', 'x'], /'--tenant <tenant id>' not specified/],
    [['show', '--tenant', tenant], /missing required argument 'id'/],
    [['list', '--limit', '0'], /from 1 to 100000/],
    [['list', '--limit'], /argument missing/],
    [['lst'], /Did you mean list\?/],
    [['purge'], /'--before <day>' not specified/],
    [['purge', '--before', 'now'], /^--before is no time/],
    [['purge', '--before', '2026-02-30'], /^--before is no time/],
    [['purge', '--before', '2999-01-01'], /future/],
  ] as const)
    await refuses(deadLettersProgram, args, text)
  for (const args of [['--event', 'x'], ['--evnt', 'x'], ['--event'], ['x']])
    await refuses(accountProgram, args, /./)
})

test('wrong usage ends with exit code 2, and says how to get help', async () => {
  const listed = await start('dead-letters', 'list', '--cursor', 'x')
  assert.deepEqual([listed.code, listed.stdout], [2, ''], listed.stderr)
  assert.match(listed.stderr, /cursor[^]*"npm run dead-letters -- --help" shows how/)
  const accounts = await start('account', '--evnt', 'x')
  assert.deepEqual([accounts.code, accounts.stdout], [2, ''], accounts.stderr)
  assert.match(accounts.stderr, /"npm run account -- --help" shows how/)
})

test('--help tells how', async () => {
  for (const [args, texts] of [
    [['--help'], [/purge \[options\]/, /Filters|filters/, /AzureWebJobsStorage/, /enable first/]],
    [
      ['list', '--help'],
      [/--limit <n>.*default:\s+100/s, /--subscription <id>/, /--cursor <text>/],
    ],
    [['show', '--help'], [/--tenant <tenant id>/]],
    [
      ['replay', '--help'],
      [/--dry-run/, /1,000/, /--reason <reason>/, /enable first/],
    ],
    [
      ['help', 'purge'],
      [/--before <day>/, /settled/],
    ],
  ] as const) {
    const help = await helpOf(deadLettersProgram, args)
    for (const text of texts) assert.match(help, text)
  }
  const { code, stdout, stderr } = await start('account', '--help')
  assert.deepEqual([code, stderr], [0, ''])
  assert.match(stdout, /exit code is 1/)
})

test('dead letters of all tenants are listed, one is shown, some and all are replayed', async () => {
  const other = tenantNumber(2)
  await refused(3)
  await refused(2, other)
  const table = await start('dead-letters', 'list', '--limit', '4')
  assert.equal(table.code, 0)
  assert.equal(table.stdout.trim().split('\n').length, 5)
  const [, cursor = ''] = /--cursor (\S+)/.exec(table.stderr) ?? []
  const rest = await run('list', '--cursor', cursor, '--json')
  const { deadLetters } = JSON.parse(rest.stdout) as { deadLetters: { id: string }[] }
  assert.equal(deadLetters.length, 1)

  const id = deadLetters[0]?.id ?? ''
  const shown = await run('show', '--tenant', other, id)
  const { payload } = JSON.parse(shown.stdout) as { payload: { quantity: number } }
  assert.equal(payload.quantity, 5)
  assert.equal((await run('show', '--tenant', tenant, id)).code, 1)

  assert.equal((await run('replay', '--tenant', other, id)).stdout, 'replayed: 1\n')
  assert.equal((await run('replay', '--all', '--dry-run')).stdout, 'matched: 4\n')
  const some = await run('replay', '--tenant', other, '--json')
  assert.equal(some.stdout, '{"replayed":1,"disabled":0}\n')
  assert.equal((await run('replay', '--all')).stdout, 'replayed: 3\ndisabled: 0\n')
  assert.match((await run('list')).stderr, /no dead letters/)
})

test('more than a thousand are not replayed without a word', async () => {
  const { scope } = await refused(1001, tenantNumber(3))
  const { code, stderr } = await run('replay', '--tenant', scope)
  assert.equal(code, 2)
  assert.match(stderr, /--yes/)
})

test('accounts that add up end with exit code 0, a broken one with 1, and it is named', async () => {
  const whole = await account()
  assert.deepEqual([whole.code, whole.stdout.includes('instore')], [0, true], whole.stderr)
  const { scope, eventId } = await refused(1)
  const broken = { partitionKey: `${scope}:${eventId}`, rowKey: 'chunk:0000000', deadLettered: 4 }
  await (await storage?.table('deliveries')())?.updateEntity(broken, 'Merge')
  for (const told of [
    await start('account'),
    await account('--event', eventId),
    await account('--event-type', 'instore'),
  ]) {
    const { code, stderr } = told
    assert.equal(code, 1)
    assert.match(stderr, new RegExp(`Event ${eventId} does not add up`))
  }
  const { wrong } = JSON.parse((await account('--json')).stdout) as { wrong: unknown[] }
  assert.equal(wrong.length, 1)
  assert.equal((await account('--event-type', 'neworder')).code, 0)
})

test('an old event without a record is named, and fails the account', async () => {
  const { eventId: id } = newKey(9)
  await events.add([newEvent({ id, firedAt: secondsAfterNoon(9) })])
  const { code, stderr } = await account('--event', id)
  assert.equal(code, 1)
  assert.match(stderr, new RegExp(`Event ${id} has no whole record`))
})

test('an event type’s name finds what was recorded under one of its aliases, too', async () => {
  const scope = tenantNumber(7)
  const { eventId } = await refused(1, scope, 'neworders')
  const { stdout } = await run('list', '--tenant', scope, '--event-type', 'neworder')
  assert.ok(stdout.includes(eventId), stdout)
  const accounted = JSON.parse(
    (await account('--event-type', 'neworder', '--json')).stdout,
  ) as object
  assert.equal('events' in accounted && accounted.events, 1)
})

test('events from before a day are purged, after a dry run that deletes nothing', async () => {
  const dry = await run('purge', '--before', '2026-03-03', '--dry-run')
  assert.match(dry.stdout, /^events: [1-9]/)
  assert.match(dry.stderr, /Nothing was deleted/)
  const { stdout } = await run('purge', '--before', '2026-03-03')
  assert.match(stdout, /^events: [1-9]\d*\nrows: [1-9]/)
  assert.match((await run('purge', '--before', '2026-03-03')).stdout, /^events: 0\nrows: 0\n/)
})
