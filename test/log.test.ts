import assert from 'node:assert/strict'
import { test } from 'node:test'
import { loggedContext } from './support/log-lines.js'

test('an outcome is one line of JSON', () => {
  const { log, lines } = loggedContext()
  log('event.accepted', { eventId: 'instore-1', bytes: 5, reason: undefined })
  assert.deepEqual(
    lines.map(({ level, text }) => [level, text]),
    [['information', '{"event":"event.accepted","eventId":"instore-1","bytes":5}']],
  )
})

test('text with line breaks and quotes stays one line', () => {
  const { log, lines, text } = loggedContext()
  log('event.accepted', { eventId: 'a"\r\n{"event":"forged"}' })
  assert.equal(lines.length, 1)
  assert.equal(text().includes('\n'), false)
  assert.equal(lines[0]?.fields.event, 'event.accepted')
})

test('an error’s line has the name and message of its cause, nothing that hangs on it', () => {
  const { log, lines } = loggedContext()
  const cause = Object.assign(new TypeError('broken'), { request: { body: 'S3CR3T' } })
  log.error('request.failed', { code: 'internal' }, cause)
  const [line = assert.fail('Nothing was logged')] = lines
  assert.equal(line.level, 'error')
  assert.equal(line.fields.cause, 'TypeError: broken')
  assert.equal(line.fields.code, 'internal')
  assert.equal(line.text.includes('S3CR3T'), false)
})

test('an error without a cause, or whose cause is no error, is a line all the same', () => {
  const { log, lines } = loggedContext()
  log.error('message.refused', { queue: 'retries' })
  log.error('message.refused', { queue: 'retries' }, 'S3CR3T')
  assert.deepEqual(
    lines.map(({ fields }) => fields),
    Array.from({ length: 2 }, () => ({ event: 'message.refused', queue: 'retries' })),
  )
})
