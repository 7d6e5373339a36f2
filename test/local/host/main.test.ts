import assert from 'node:assert/strict'
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { after, before, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { QueueServiceClient } from '@azure/storage-queue'
import { startAzurite, type Azurite } from '../../../local/azurite.js'
import { eventually, fixtureApp, readSeen } from './fixture.js'

const main = fileURLToPath(new URL('../../../local/host/main.js', import.meta.url))

interface Running {
  readonly child: ChildProcess
  readonly lines: string[]
  readonly exit: Promise<number | null>
}

const run = (args: readonly string[], settings: Record<string, string> = {}): Running => {
  const child = spawn(process.execPath, [main, ...args], {
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    env: { ...process.env, YEARLY: '0 0 0 1 1 *', ...settings },
  })
  const lines: string[] = []
  for (const stream of [child.stdout, child.stderr])
    if (stream) createInterface(stream).on('line', (line) => lines.push(line))
  const exit = once(child, 'exit').then(([code]: (number | null)[]) => code ?? null)
  return { child, lines, exit }
}

const readyUrl = ({ lines, child }: Running): Promise<string> =>
  eventually(() => {
    if (child.exitCode !== null) throw new Error(lines.join('\n'))
    return lines.map((line) => /^Host ready on (\S+)$/.exec(line)?.[1]).find(Boolean)
  })

let azurite: Azurite

const runFixture = async (queueName: string): Promise<Running & { url: string }> => {
  const settings = { WorkStorage: azurite.connectionString, WORK_QUEUE: queueName }
  const running = run(
    ['--port', '0', '--lease-seconds', '2', '--app-directory', fixtureApp],
    settings,
  )
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
    (await readSeen(url)).some(({ name, message }) => name === wanted && message)
      ? true
      : undefined,
  )

before(async () => {
  azurite = await startAzurite()
})

after(() => azurite.stop())

test('a host asks for no keys, and on SIGTERM it answers what runs, runs the hooks and exits 0', async (t) => {
  if (process.platform === 'win32') {
    t.skip('Windows has no SIGTERM')
    return
  }
  const { child, lines, exit, url } = await runFixture('terminated')
  assert.equal((await fetch(`${url}/api/admin-only`)).status, 200)
  await sendTo('terminated', { takesMs: 800 })
  await saw(url, 'work')
  const slow = fetch(`${url}/api/slow`)
  child.kill('SIGTERM')
  assert.equal(await (await slow).text(), 'done')
  assert.equal(await exit, 0)
  assert.ok(lines.includes('the appTerminate hook ran'))
  assert.ok(lines.some((line) => /work: message \S+, try 1, succeeded/.test(line)))
  const service = QueueServiceClient.fromConnectionString(azurite.connectionString)
  const { approximateMessagesCount } = await service.getQueueClient('terminated').getProperties()
  assert.equal(approximateMessagesCount, 0)
})

test('a host stops when the parent that holds its channel lets go', async () => {
  const { child, exit, lines } = await runFixture('left')
  child.disconnect()
  assert.equal(await exit, 0)
  assert.ok(lines.includes('the appTerminate hook ran'))
})

test('the message of a host that was killed comes back to the next one when its lease ends', async () => {
  const first = await runFixture('crash')
  await sendTo('crash', { takesMs: 60_000 })
  await saw(first.url, 'work')
  first.child.kill('SIGKILL')
  await first.exit
  const second = await runFixture('crash')
  await saw(second.url, 'work')
  const again = (await readSeen(second.url)).find(({ name }) => name === 'work')
  assert.equal(again?.dequeueCount, 2)
  second.child.kill('SIGKILL')
  await second.exit
})

test('a file that fails to load ends the host with the reason', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'broken-app-'))
  await writeFile(join(folder, 'host.json'), '{"version":"2.0"}')
  await writeFile(join(folder, 'package.json'), '{"main":"{broken,absent}.mjs"}')
  await writeFile(join(folder, 'broken.mjs'), 'throw new Error("broken on purpose")')
  const { lines, exit } = run(['--port', '0', '--app-directory', folder])
  assert.equal(await exit, 1)
  assert.match(lines.join('\n'), /Loading broken\.mjs failed[^]*broken on purpose/)
  await rm(folder, { recursive: true, force: true })
})

test('settings come from local.settings.json unless the environment has them', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'settings-app-'))
  const values = { Values: { FROM_FILE: 'file', FROM_BOTH: 'file' } }
  await writeFile(join(folder, 'local.settings.json'), JSON.stringify(values))
  await writeFile(join(folder, 'host.json'), '{"version":"2.0"}')
  await writeFile(join(folder, 'package.json'), '{"main":"app.mjs"}')
  await writeFile(
    join(folder, 'app.mjs'),
    'throw new Error(`${process.env.FROM_FILE} ${process.env.FROM_BOTH}`)',
  )
  const { lines, exit } = run(['--port', '0', '--app-directory', folder], { FROM_BOTH: 'env' })
  assert.equal(await exit, 1)
  assert.match(lines.join('\n'), /file env/)
  await rm(folder, { recursive: true, force: true })
})

test('help and wrong options are answered', async () => {
  const asked = run(['--help'])
  assert.equal(await asked.exit, 0)
  const wrong = run(['--port', 'many'])
  assert.equal(await wrong.exit, 1)
  await eventually(() =>
    /--port must be an integer/.test(wrong.lines.join('\n')) ? true : undefined,
  )
  assert.match(asked.lines.join('\n'), /--lease-seconds/)
})
