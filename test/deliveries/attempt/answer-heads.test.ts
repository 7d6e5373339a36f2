import assert from 'node:assert/strict'
import { test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { attempt, impatientPost, path, post, request, withoutTimes } from '../../support/posting.js'
import { onRequest, serveRaw } from '../../support/raw-server.js'

const headers = (bytes: number) => `x-filler: ${'f'.repeat(bytes)}\r\n`
const accepted = (more = '') => `HTTP/1.1 202 Accepted\r\n${more}content-length: 0\r\n\r\n`

test('a 202 with 50 KiB of headers is an answer, and what stands in them is read', async (context) => {
  const made = await attempt(context, ({ socket }) =>
    socket?.write(accepted(`${headers(50_000)}x-ms-workflow-run-id: 08584\r\n`)),
  )
  assert.deepEqual(withoutTimes(made), { status: 202, runId: '08584' })
})

test('with more headers than are read, the status line is the verdict', async (context) => {
  for (const [line, status] of [
    ['202 Accepted', 202],
    ['503 Busy', 503],
  ] as const) {
    const made = await attempt(context, ({ socket }) =>
      socket?.write(`HTTP/1.1 ${line}\r\n${headers(200_000)}\r\n`),
    )
    assert.deepEqual(withoutTimes(made), { status })
  }
})

test('headers that break off or hang after a status line leave its verdict', async (context) => {
  const half = 'HTTP/1.1 202 Accepted\r\nx-ha'
  const broken = await attempt(context, ({ socket }) => socket?.end(half))
  assert.deepEqual(withoutTimes(broken), { status: 202 })
  const hanging = await attempt(context, ({ socket }) => socket?.write(half), impatientPost)
  assert.deepEqual(withoutTimes(hanging), { status: 202 })
})

test('interim answers are not the answer, whichever and however they arrive', async (context) => {
  const interim = ['100 Continue', '102 Processing', '103 Early Hints\r\nlink: </style.css>']
  const head = interim.map((line) => `HTTP/1.1 ${line}\r\n\r\n`).join('') + accepted()
  for (const size of [head.length, 40, 7, 1]) {
    const url = await serveRaw(context, (socket) => {
      const send = async () => {
        for (let at = 0; at < head.length; at += size) {
          socket.write(head.slice(at, at + size))
          if (size > 1 || at % 16 === 0) await sleep(1)
        }
      }
      onRequest(socket, () => void send())
    })
    assert.deepEqual(withoutTimes(await post(request(url + path))), { status: 202 }, `${size}`)
    // The connection is as good as before.
    assert.deepEqual(withoutTimes(await post(request(url + path))), { status: 202 }, `${size}`)
  }
})

test('interim answers without end are cut off', async (context) => {
  let sent = 0
  const made = await attempt(context, ({ socket }) => {
    socket?.on('error', () => undefined)
    const timer = setInterval(() => {
      if (!socket?.writable) clearInterval(timer)
      else for (let i = 0; i < 100; i++) socket.write('HTTP/1.1 100 Continue\r\n\r\n', () => sent++)
    }, 1)
    socket?.once('close', () => {
      clearInterval(timer)
    })
  })
  assert.deepEqual(withoutTimes(made), { error: 'too-many-interim-answers' })
  assert.ok(sent < 10_000, `${sent} were sent`)
})
