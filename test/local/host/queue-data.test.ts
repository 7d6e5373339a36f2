import assert from 'node:assert/strict'
import { test } from 'node:test'
import { decodeMessage, queueInvocation } from '../../../local/host/queue-data.js'
import { received } from './fake-queue.js'

test('only base64 is decoded, unless host.json wants the text as it is', () => {
  assert.equal(decodeMessage('aGk=', 'base64')?.toString(), 'hi')
  assert.equal(decodeMessage('', 'base64')?.toString(), '')
  for (const text of ['{"a":1}', 'aGk', 'aGk==', 'a', 'a-_b'])
    assert.equal(decodeMessage(text, 'base64'), undefined, text)
  assert.equal(decodeMessage('{"a":1}', 'none')?.toString(), '{"a":1}')
})

test('bytes that are no text arrive as bytes', () => {
  const bytes = Buffer.from([0xff, 0xfe])
  assert.deepEqual(queueInvocation(bytes).data, { bytes })
})

test('the metadata of the message come with it', () => {
  const { triggerMetadata } = queueInvocation(Buffer.from('hi'), received('7'))
  assert.deepEqual(triggerMetadata, {
    QueueTrigger: { string: 'hi' },
    DequeueCount: { json: '1' },
    ExpirationTime: { json: '"1970-01-01T00:00:00.000+00:00"' },
    Id: { string: '7' },
    InsertionTime: { json: '"1970-01-01T00:00:00.000+00:00"' },
    NextVisibleTime: { json: '"1970-01-01T00:00:00.000+00:00"' },
    PopReceipt: { string: 'receipt-0' },
  })
})

test('properties of a JSON body that are no arrays win over the metadata, whatever their case', () => {
  const body = '{"id":"own","dequeuecount":99,"more":{"a":1},"list":[1]}'
  const metadata = queueInvocation(Buffer.from(body), received('7')).triggerMetadata ?? {}
  assert.deepEqual(metadata.Id, { string: 'own' })
  assert.deepEqual(metadata.DequeueCount, { json: '99' })
  assert.deepEqual(metadata.more, { json: '{"a":1}' })
  assert.equal('list' in metadata, false)
  assert.equal('id' in metadata, false)
})
