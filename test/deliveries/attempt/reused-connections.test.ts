import assert from 'node:assert/strict'
import type { Socket } from 'node:net'
import { test, type TestContext } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { path, post, request, withoutTimes } from '../../support/posting.js'
import { onRequest, serveRaw } from '../../support/raw-server.js'

const accepted = 'HTTP/1.1 202 Accepted\r\ncontent-length: 0\r\n\r\n'

/** A receiver that accepts on fresh connections, and does something else with the second request of a connection. */
const receiver = async (context: TestContext, onSecond: (socket: Socket) => unknown) => {
  const requests: string[] = []
  let connections = 0
  const origin = await serveRaw(context, (socket) => {
    const connection = ++connections
    onRequest(socket, (count) => {
      requests.push(`${connection}.${count}`)
      if (count === 1) socket.write(accepted)
      else onSecond(socket)
    })
  })
  const url = origin + path
  assert.deepEqual(withoutTimes(await post(request(url))), { status: 202 })
  await sleep(10)
  return { url, requests }
}

test('a reused connection that is closed as we send is no attempt: the POST is made on a fresh one, at once', async (context) => {
  const { url, requests } = await receiver(context, (socket) => socket.destroy())
  assert.deepEqual(withoutTimes(await post(request(url))), { status: 202 })
  assert.deepEqual(requests, ['1.1', '1.2', '2.1'])
})

test('a reused connection that is reset as we send is no attempt either', async (context) => {
  const { url, requests } = await receiver(context, (socket) => socket.resetAndDestroy())
  assert.deepEqual(withoutTimes(await post(request(url))), { status: 202 })
  assert.deepEqual(requests, ['1.1', '1.2', '2.1'])
})

test('a fresh connection that is closed is an attempt: what may have been received is not repeated silently', async (context) => {
  let requests = 0
  const url = await serveRaw(context, (socket) => {
    onRequest(socket, () => {
      requests++
      socket.destroy()
    })
  })
  assert.deepEqual(withoutTimes(await post(request(url + path))), { error: 'UND_ERR_SOCKET' })
  assert.equal(requests, 1)
})

test('a receiver that worked on the request before it closed the reused connection has received it', async (context) => {
  const { url, requests } = await receiver(context, async (socket) => {
    await sleep(900)
    socket.destroy()
  })
  assert.deepEqual(withoutTimes(await post(request(url))), { error: 'UND_ERR_SOCKET' })
  assert.deepEqual(requests, ['1.1', '1.2'])
})

test('once a byte of an answer has come, the POST is not repeated', async (context) => {
  const { url, requests } = await receiver(context, (socket) => socket.end('HTTP/1.1 '))
  assert.equal((await post(request(url))).status, undefined)
  assert.deepEqual(requests, ['1.1', '1.2'])
})

test('a POST is repeated once at most', async (context) => {
  let requests = 0
  let isBroken = false
  const url = await serveRaw(context, (socket) => {
    onRequest(socket, () => {
      requests++
      if (isBroken) socket.destroy()
      else socket.write(accepted)
    })
  })
  await Promise.all([1, 2, 3].map(() => post(request(url + path))))
  await sleep(10)
  isBroken = true
  assert.deepEqual(withoutTimes(await post(request(url + path))), { error: 'UND_ERR_SOCKET' })
  assert.equal(requests, 5)
})
