import assert from 'node:assert/strict'
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm, writeFile, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { QueueServiceClient } from '@azure/storage-queue'
import { insideAzurite, program } from '../../local/azurite-program.js'
import { startAzurite, withAccount } from '../../local/azurite.js'
import { until } from '../support/until.js'

const run = promisify(execFile)

const answers = async (connectionString: string): Promise<boolean> => {
  const endpoint = /QueueEndpoint=([^;]+)/.exec(connectionString)?.[1] ?? ''
  return fetch(endpoint).then(
    () => true,
    () => false,
  )
}

test('Azurite answers once started; stopped, it frees the port and keeps the data', async () => {
  const location = await mkdtemp(join(tmpdir(), 'azurite-'))
  const first = await startAzurite({ location })
  const client = QueueServiceClient.fromConnectionString(first.connectionString)
  await client.getQueueClient('kept').create()
  await client.getQueueClient('kept').sendMessage('hello')
  await first.stop()
  assert.equal(await answers(first.connectionString), false)
  await first.stop()

  const second = await startAzurite({ location })
  const next = QueueServiceClient.fromConnectionString(second.connectionString)
  const { receivedMessageItems } = await next.getQueueClient('kept').receiveMessages()
  await second.stop()
  assert.equal(receivedMessageItems[0]?.messageText, 'hello')
  await rm(location, { recursive: true, force: true })
})

test('accounts in one Azurite have nothing in common', async (context) => {
  const { connectionString, stop } = await startAzurite({ accounts: ['one', 'two'] })
  context.after(stop)
  const queueOf = (account: string) =>
    QueueServiceClient.fromConnectionString(withAccount(connectionString, account)).getQueueClient(
      'kept',
    )
  await queueOf('one').create()
  assert.deepEqual([await queueOf('one').exists(), await queueOf('two').exists()], [true, false])
})

test('Azurite dies with a parent that is killed', async () => {
  const module = new URL('../../local/azurite.js', import.meta.url).href
  const code = `import { startAzurite } from ${JSON.stringify(module)}
    console.log((await startAzurite()).connectionString)`
  const parent = spawn(process.execPath, ['--input-type=module', '-e', code], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [line] = (await once(createInterface(parent.stdout), 'line')) as [string]
  assert.equal(await answers(line), true)
  parent.kill('SIGKILL')
  await until(
    () => answers(line),
    (isAnswered) => !isAnswered,
  )
})

test('the reason is told when Azurite cannot start', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'azurite-'))
  const file = join(folder, 'a-file')
  await writeFile(file, '')
  await assert.rejects(startAzurite({ location: file }), /Azurite did not start .*EEXIST/s)
  await rm(folder, { recursive: true, force: true })
})

test('Azurite that keeps all in memory does not stop each minute to forget texts one by one', async () => {
  const intervalOf = async (inMemory: boolean) => {
    const code = `const { createRequire } = await import('node:module')
      const load = createRequire(${JSON.stringify(program)})
      const { default: Collector } = load('./queue/gc/QueueGCManager.js')
      console.log(new Collector({}, {}, {}, () => undefined).gcIntervalInMS)`
    const inside = `data:text/javascript,${encodeURIComponent(insideAzurite(inMemory))}`
    const args = ['--import', inside, '--input-type=module', '--eval', code]
    return Number((await run(process.execPath, args)).stdout)
  }
  assert.ok((await intervalOf(true)) > 7 * 86_400_000)
  assert.equal(await intervalOf(false), 60_000)
})
