import assert from 'node:assert/strict'
import { once } from 'node:events'
import { test } from 'node:test'
import { startLoopbackServer } from '../../../local/loopback-server.js'

import {
  attempt,
  impatientPost,
  path,
  post,
  posting,
  request,
  withoutTimes,
} from '../../support/posting.js'

test('a receiver that never answers is a timeout', async (context) => {
  const made = await attempt(context, () => undefined, impatientPost)
  assert.deepEqual(withoutTimes(made), { error: 'timeout' })
})

test('a body that drips after the 202 does not delay the verdict', async (context) => {
  const made = await attempt(
    context,
    (response) => {
      response.writeHead(202, { 'content-length': '1000' }).write('x')
    },
    posting(24 * 3600),
  )
  assert.deepEqual(withoutTimes(made), { status: 202 })
})

test('a body that drips after an error is waited for no longer than the time limit', async (context) => {
  const made = await attempt(
    context,
    (response) => {
      response.writeHead(503, { 'content-length': '1000' }).write('"code":"Busy"')
    },
    impatientPost,
  )
  assert.deepEqual(withoutTimes(made), { status: 503, flowCode: 'Busy' })
})

test('a body that floods after an error is cut off', async (context) => {
  let sent = 0
  let cutOff: Promise<unknown> = Promise.resolve()
  const made = await attempt(context, (response) => {
    cutOff = once(response, 'close')
    response.writeHead(500)
    const piece = Buffer.alloc(64 * 1024, 0x20)
    const flood = () => {
      while (!response.destroyed && sent < 1e9) {
        sent += piece.length
        if (!response.write(piece)) {
          response.once('drain', flood)
          return
        }
      }
    }
    flood()
  })
  assert.deepEqual(withoutTimes(made), { status: 500 })
  await cutOff
  assert.ok(sent < 50_000_000, `${sent} bytes were sent`)
})

test('a connection that is reset before, within or after the headers is what it looks like', async (context) => {
  const before = await attempt(context, (response) => response.socket?.resetAndDestroy())
  assert.deepEqual(withoutTimes(before), { error: 'ECONNRESET' })
  const closed = await attempt(context, (response) => response.socket?.destroy())
  assert.deepEqual(withoutTimes(closed), { error: 'UND_ERR_SOCKET' })
  const after202 = await attempt(context, (response) => {
    response.writeHead(202, { 'content-length': '10' })
    response.write('x', () => response.socket?.resetAndDestroy())
  })
  assert.deepEqual(withoutTimes(after202), { status: 202 })
})

test('headers that never end are cut off: the status line before them is the verdict', async (context) => {
  let cutOff: Promise<unknown> = Promise.resolve()
  const made = await attempt(context, ({ socket }) => {
    if (socket) cutOff = once(socket, 'close')
    socket?.on('error', () => undefined)
    socket?.write('HTTP/1.1 202 Accepted\r\n')
    const timer = setInterval(() => {
      if (!socket?.writable) clearInterval(timer)
      else socket.write(`x-${'a'.repeat(1000)}: ${'b'.repeat(10_000)}\r\n`)
    }, 1)
    socket?.once('close', () => {
      clearInterval(timer)
    })
  })
  assert.deepEqual(withoutTimes(made), { status: 202 })
  await cutOff
})

test('what is not HTTP is an error whose code says so', async (context) => {
  for (const answer of [`hello ${path}`, '220 mail.example ESMTP', 'HTTP/1.1 2x2 OK']) {
    const made = await attempt(context, ({ socket }) => socket?.end(`${answer}\r\n\r\n`))
    assert.match(made.error ?? '', /^HPE_[A-Z_]+$/)
    assert.equal(made.status, undefined)
  }
})

test('a receiver that nobody runs refuses the connection', async () => {
  const server = await startLoopbackServer(() => undefined)
  await server.stop()
  const made = await post(request(server.url + path))
  assert.deepEqual(withoutTimes(made), { error: 'ECONNREFUSED' })
})
