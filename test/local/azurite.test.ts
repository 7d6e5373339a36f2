import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm, writeFile, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { QueueServiceClient } from '@azure/storage-queue'
import { startAzurite } from '../../local/azurite.js'

const answers = async (connectionString: string): Promise<boolean> => {
  const endpoint = /QueueEndpoint=([^;]+)/.exec(connectionString)?.[1] ?? ''
  return fetch(endpoint).then(
    () => true,
    () => false,
  )
}

const until = async (condition: () => Promise<boolean>): Promise<void> => {
  const end = Date.now() + 10_000
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('It did not happen within 10 s')
    await sleep(50)
  }
}

test('Azurite answers once started, two can run side by side, and stop frees the port', async () => {
  const [one, two] = await Promise.all([startAzurite(), startAzurite()])
  try {
    const queue = QueueServiceClient.fromConnectionString(one.connectionString).getQueueClient(
      'greetings',
    )
    await queue.create()
    await queue.sendMessage('hello')
    assert.equal((await queue.receiveMessages()).receivedMessageItems[0]?.messageText, 'hello')
    const other = QueueServiceClient.fromConnectionString(two.connectionString)
    assert.equal(await other.getQueueClient('greetings').exists(), false)
  } finally {
    await Promise.all([one.stop(), two.stop()])
  }
  assert.equal(await answers(one.connectionString), false)
  await one.stop()
})

test('data kept in a folder is there for the next Azurite', async () => {
  const location = await mkdtemp(join(tmpdir(), 'azurite-'))
  try {
    const first = await startAzurite({ location })
    await QueueServiceClient.fromConnectionString(first.connectionString).createQueue('kept')
    await first.stop()
    const second = await startAzurite({ location })
    const client = QueueServiceClient.fromConnectionString(second.connectionString)
    const kept = await client.getQueueClient('kept').exists()
    await second.stop()
    assert.equal(kept, true)
  } finally {
    await rm(location, { recursive: true, force: true })
  }
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
  await until(async () => !(await answers(line)))
})

test('the reason is told when Azurite cannot start', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'azurite-'))
  const file = join(folder, 'a-file')
  await writeFile(file, '')
  await assert.rejects(startAzurite({ location: file }), /Azurite did not start .*EEXIST/s)
  await rm(folder, { recursive: true, force: true })
})
