import assert from 'node:assert/strict'
import { after, before, test, type TestContext } from 'node:test'
import { QueueServiceClient } from '@azure/storage-queue'
import type { Azurite } from '../../../local/azurite.js'
import { eventually, fixtureApp, readSeen } from './fixture.js'
import { runMain, type Running } from './run-main.js'
import { startStorage } from '../../support/storage.js'

const readyUrl = ({ lines, child }: Running): Promise<string> =>
  eventually(() => {
    if (child.exitCode !== null) throw new Error(lines.join('\n'))
    return lines.map((line) => /^Host ready on (\S+)$/.exec(line)?.[1]).find(Boolean)
  })

let azurite: Azurite

const runFixture = async (
  context: TestContext,
  queueName: string,
): Promise<Running & { url: string }> => {
  const settings = { WorkStorage: azurite.connectionString, WORK_QUEUE: queueName }
  const running = runMain(
    ['--port', '0', '--lease-seconds', '2', '--app-directory', fixtureApp],
    settings,
  )
  // It would outlive a test that fails, and the run of all tests wait for it.
  context.after(() => running.child.kill('SIGKILL'))
  return { ...running, url: await readyUrl(running) }
}

const sendTo = async (queueName: string, message: unknown): Promise<void> => {
  const service = QueueServiceClient.fromConnectionString(azurite.connectionString)
  const queue = service.getQueueClient(queueName)
  await queue.createIfNotExists()
  await queue.sendMessage(Buffer.from(JSON.stringify(message)).toString('base64'))
}

const saw = (url: string, wanted: string): Promise<true> =>
  eventually(async () =>
    (await readSeen(url)).some(({ name }) => name === wanted) ? true : undefined,
  )

before(async () => {
  azurite = await startStorage()
})

after(() => azurite.stop())

test('a host asks for no keys, and on SIGTERM it answers what runs, runs the hooks and exits 0', async (t) => {
  if (process.platform === 'win32') {
    t.skip('Windows has no SIGTERM')
    return
  }
  const { child, lines, exit, url } = await runFixture(t, 'terminated')
  assert.equal((await fetch(`${url}/api/admin-only`)).status, 200)
  await sendTo('terminated', { takesMs: 1500 })
  await saw(url, 'work')
  const slow = fetch(`${url}/api/slow`)
  await saw(url, 'slow')
  child.kill('SIGTERM')
  await eventually(() =>
    fetch(`${url}/api/echo`).then(
      ({ status }) => (status === 503 ? true : undefined),
      () => true,
    ),
  )
  assert.equal(child.exitCode, null, 'it refuses new requests while it waits for the slow one')
  assert.equal(await (await slow).text(), 'done')
  assert.equal(await exit, 0)
  assert.ok(lines.includes('the appTerminate hook ran'))
  assert.ok(lines.some((line) => /work: message \S+, try 1, succeeded/.test(line)))
  const service = QueueServiceClient.fromConnectionString(azurite.connectionString)
  const { approximateMessagesCount } = await service.getQueueClient('terminated').getProperties()
  assert.equal(approximateMessagesCount, 0)
})

test('a host stops when the parent that holds its channel lets go', async (t) => {
  const { child, exit, lines } = await runFixture(t, 'left')
  child.disconnect()
  assert.equal(await exit, 0)
  assert.ok(lines.includes('the appTerminate hook ran'))
})

test('the message of a host that was killed comes back to the next one when its lease ends', async (t) => {
  const first = await runFixture(t, 'crash')
  await sendTo('crash', { takesMs: 60_000 })
  await saw(first.url, 'work')
  first.child.kill('SIGKILL')
  await first.exit
  const second = await runFixture(t, 'crash')
  await saw(second.url, 'work')
  const again = (await readSeen(second.url)).find(({ name }) => name === 'work')
  assert.equal(again?.dequeueCount, 2)
})
