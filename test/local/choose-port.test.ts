import assert from 'node:assert/strict'
import { test } from 'node:test'
import { choosePort } from '../../local/choose-port.js'
import { startLoopbackServer } from '../../local/loopback-server.js'

test('any free port is one that the system gives to nobody by itself', async () => {
  for (let times = 0; times < 20; times += 1) {
    const port = await choosePort(0)
    assert.ok(port >= 20_000 && port < 30_000, String(port))
    await (await startLoopbackServer(() => undefined, port)).stop()
  }
})

test('a port in use is named', async () => {
  const other = await startLoopbackServer(() => undefined)
  const { port } = new URL(other.url)
  await assert.rejects(choosePort(Number(port)), {
    message: `Port ${port} of 127.0.0.1 is in use.`,
  })
  await other.stop()
})
