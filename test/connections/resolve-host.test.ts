import assert from 'node:assert/strict'
import { promises } from 'node:dns'
import { test } from 'node:test'
import type { Address } from '../../src/connections/address.js'
import { resolveHost } from '../../src/connections/resolve-host.js'
import { serveNames } from '../support/name-server.js'

const unknown = () => Promise.reject(Object.assign(new Error('hidden'), { code: 'ENOTFOUND' }))
const unused = () => Promise.reject(new Error('The system was asked'))
const at = (address: string): Address[] => [{ address, family: 4 }]

test('a name is asked for once by all who want it at the same time, and its addresses are kept', async (context) => {
  const { resolver, asked } = await serveNames(context, { 'a.test': ['127.0.0.2', '127.0.0.3'] })
  const resolve = resolveHost({ resolver, lookUp: unused })
  const found = await Promise.all(Array.from({ length: 50 }, () => resolve('a.test')))
  found.push(await resolve('a.test'))
  for (const addresses of found)
    assert.deepEqual(addresses.map(({ address }) => address).sort(), ['127.0.0.2', '127.0.0.3'])
  assert.deepEqual(asked, ['a.test', 'a.test']) // for IPv4 and IPv6
})

test('a failure is kept for a moment, and its code tells the name’s own from a name server’s', async (context) => {
  const { resolver, asked } = await serveNames(context, { 'broken.test': 'servfail' })
  const resolve = resolveHost({ resolver, lookUp: unknown })
  await assert.rejects(resolve('broken.test'), { code: 'ESERVFAIL' })
  await assert.rejects(resolve('gone.test'), { code: 'ENOTFOUND', message: 'ENOTFOUND' })
  const questions = asked.length
  await assert.rejects(resolve('broken.test'), { code: 'ESERVFAIL' })
  await assert.rejects(resolve('gone.test'), { code: 'ENOTFOUND' })
  assert.equal(asked.length, questions)
})

test('a name server that is silent holds up its own names only, and not for long', async (context) => {
  const { resolver } = await serveNames(context, {
    'silent.test': 'silent',
    'a.test': ['127.0.0.2'],
  })
  const resolve = resolveHost({ resolver, lookUp: unused, deadlineMs: 2_000 })
  let isOver = false
  const waiting = [1, 2, 3, 4, 5, 6].map(() => resolve('silent.test'))
  void Promise.allSettled(waiting).then(() => (isOver = true))
  assert.deepEqual(await resolve('a.test'), at('127.0.0.2'))
  // Reading a file needs the threads that names would take.
  await promises.lookup('localhost')
  assert.equal(isOver, false)
  for (const each of waiting) await assert.rejects(each, { code: 'ESERVFAIL' })
})

test('that no name server answers at all is told from one that is silent', async (context) => {
  const { resolver } = await serveNames(context, { 'a.test': 'silent', 'b.test': 'silent' })
  const resolve = resolveHost({ resolver, lookUp: unused, deadlineMs: 500 })
  const waiting = [resolve('a.test'), resolve('b.test')]
  for (const each of waiting) await assert.rejects(each, { code: 'ETIMEOUT' })
})

test('a name that no name server knows may stand in the hosts file; one without a dot is the machine’s own', async (context) => {
  const { resolver, asked } = await serveNames(context, {})
  const system: string[] = []
  const resolve = resolveHost({
    resolver,
    lookUp: (hostname) => {
      system.push(hostname)
      return Promise.resolve([{ address: '::1', family: 6 }, ...at('127.0.0.1')])
    },
  })
  const both = [...at('127.0.0.1'), { address: '::1', family: 6 }]
  assert.deepEqual(await resolve('host.test'), both)
  assert.deepEqual(await resolve('localhost'), both)
  assert.deepEqual(system, ['host.test', 'localhost'])
  assert.ok(asked.every((name) => name === 'host.test'))
})

test('without a name server, the system’s own way is left, two names at a time', async () => {
  const refused = () =>
    Promise.reject(Object.assign(new Error('No name server'), { code: 'ECONNREFUSED' }))
  let atOnce = 0
  let most = 0
  const resolve = resolveHost({
    resolver: { resolve4: refused, resolve6: refused },
    lookUp: async () => {
      most = Math.max(most, ++atOnce)
      await new Promise((soon) => setImmediate(soon))
      atOnce--
      return at('127.0.0.9')
    },
  })
  const names = Array.from({ length: 9 }, (_, i) => `${i}.test`)
  const found = await Promise.all(names.map((name) => resolve(name)))
  assert.deepEqual(
    found,
    names.map(() => at('127.0.0.9')),
  )
  assert.equal(most, 2)
})

test('an address is its own, without a question', async () => {
  const resolver = { resolve4: unused, resolve6: unused }
  const resolve = resolveHost({ resolver, lookUp: unused })
  assert.deepEqual(await resolve('127.0.0.1'), at('127.0.0.1'))
  assert.deepEqual(await resolve('::1'), [{ address: '::1', family: 6 }])
})

test('one family that is never answered does not hold up the other', async () => {
  const resolve = resolveHost({
    resolver: {
      resolve4: () => new Promise<never>(() => undefined),
      resolve6: () => Promise.resolve([{ address: '::5', ttl: 60 }] as never),
    },
    lookUp: unused,
  })
  // What hangs does not keep a process alive, so something must.
  const alive = setInterval(() => undefined, 1000)
  assert.deepEqual(await resolve('a.test'), [{ address: '::5', family: 6 }])
  clearInterval(alive)
})
