import assert from 'node:assert/strict'
import { test } from 'node:test'
import { byService, isPeek, isPoll, storageOperation } from '../../bench/stack/storage-operation.js'

const table = (method: string, path: string) =>
  storageOperation({ service: 'table', method, url: `/account/${path}` })
const queue = (method: string, path: string) =>
  storageOperation({ service: 'queue', method, url: `/account/${path}` })

test('requests to tables are named by what they do', () => {
  assert.equal(table('POST', 'events'), 'table: insert into events')
  assert.equal(table('GET', 'events()?$filter=x'), 'table: query events')
  assert.equal(
    table('GET', "events(PartitionKey='a',RowKey='b')?$format=json"),
    'table: get from events',
  )
  assert.equal(table('PUT', "events(PartitionKey='a',RowKey='b')"), 'table: update events')
  assert.equal(table('POST', '$batch'), 'table: transaction')
  assert.equal(table('POST', 'Tables'), 'table: create table')
})

test('requests to queues are named by what they do', () => {
  assert.equal(queue('POST', 'fan-out/messages?ttl=1'), 'queue: put into fan-out')
  assert.equal(queue('GET', 'fan-out/messages?numofmessages=32'), 'queue: receive from fan-out')
  assert.equal(queue('DELETE', 'fan-out/messages/1?popreceipt=x'), 'queue: delete from fan-out')
  assert.equal(queue('PUT', 'fan-out'), 'queue: PUT queue')
})

test('only a look for messages is a poll', () => {
  const is = (method: string, url: string) => isPoll({ service: 'queue', method, url })
  assert.ok(is('GET', '/account/fan-out/messages?numofmessages=32'))
  assert.ok(!is('POST', '/account/fan-out/messages'))
  assert.ok(!is('GET', '/account/fan-out?comp=metadata'))
})

test('a look that receives nothing is a peek', () => {
  const is = (url: string) => isPeek({ service: 'queue', method: 'GET', url })
  assert.ok(is('/account/fan-out/messages?peekonly=true&numofmessages=32'))
  assert.ok(!is('/account/fan-out/messages?numofmessages=32'))
})

test('operations are summed up by service', () => {
  const operations = new Map([
    ['table: query events', 2],
    ['queue: put into fan-out', 1],
    ['table: insert into events', 3],
  ])
  assert.deepEqual(byService(operations), { table: 5, queue: 1 })
})
